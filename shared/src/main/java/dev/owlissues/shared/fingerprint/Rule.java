package dev.owlissues.shared.fingerprint;

import dev.owlissues.shared.base.json.Word;
import java.util.Locale;
import java.util.Optional;

/**
 * How events are grouped (R-fingerprint-10). The name of a rule is part of its fingerprints' keys,
 * and what a rule computes never changes: a better one has another name.
 */
public enum Rule implements Word {
  /** By module and message, without what varies in it (R-fingerprint-1). */
  STANDARD;

  /** The rule as keys, requests and answers write it. */
  @Override
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The rule of that name, if there is one. */
  public static Optional<Rule> ofWire(String name) {
    return Word.find(values(), name);
  }
}
