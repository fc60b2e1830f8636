package dev.owlissues.shared.fingerprint;

/** Computes fingerprints by the page's rule. Keeps buffers: one per thread. */
public final class Fingerprinter {

  /** The fingerprint of a message and its module; an empty module means none. */
  public Fingerprint fingerprint(String message, String sourceModule) {
    throw new UnsupportedOperationException(message + sourceModule);
  }
}
