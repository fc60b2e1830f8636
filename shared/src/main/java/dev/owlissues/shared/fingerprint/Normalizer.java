package dev.owlissues.shared.fingerprint;

/**
 * Strips from a message what varies between two events of one issue: UUIDs, numbers and quoted
 * texts give way to {@code <uuid>}, {@code <n>} and {@code "<s>"}, letters become lower-case, white
 * space single spaces. Keeps state: one per thread.
 */
public final class Normalizer {
  private final AsciiNormalizer ascii = new AsciiNormalizer();
  private final UnicodeNormalizer unicode = new UnicodeNormalizer();
  private final Utf8Buffer buffer = new Utf8Buffer();

  /** The normalised message. */
  public String normalize(String message) {
    buffer.cut(0);
    return ascii.append(message, buffer) ? buffer.toString() : unicode.normalize(message);
  }

  /** Appends the normalised message in UTF-8. */
  void append(String message, Utf8Buffer out) {
    if (!ascii.append(message, out)) {
      out.append(unicode.normalize(message));
    }
  }
}
