package dev.owlissues.shared.fingerprint;

/** Normalises messages of ASCII, as nearly all are: straight into bytes, without a copy between. */
final class AsciiNormalizer {
  /** The longest a character can become: a number of one digit. */
  private static final int GROWTH = Token.NUMBER.text().length();

  /** What a character becomes: its lower case, and a space for all white space. */
  private static final byte[] LOWER = lower();

  private final VariableParts parts = new VariableParts();

  /** Appends the normalised message; false, and nothing appended, if it needs more than ASCII. */
  boolean append(String message, Utf8Buffer out) {
    byte[] to = out.room(message.length() * GROWTH);
    int start = out.length();
    int at = start;
    int from = 0;
    parts.of(message);
    while (parts.next()) {
      at = copy(message, from, parts.start(), to, start, at);
      if (at < 0) {
        return false;
      }
      at = parts.token().write(to, at);
      from = parts.end();
    }
    at = copy(message, from, message.length(), to, start, at);
    if (at < 0) {
      return false;
    }
    out.cut(at > start && to[at - 1] == ' ' ? at - 1 : at);
    return true;
  }

  /** Returns the place after what it wrote, or -1 when a character is not ASCII. */
  private static int copy(String text, int from, int until, byte[] to, int start, int at) {
    int next = at;
    for (int i = from; i < until; i++) {
      char c = text.charAt(i);
      if (c >= LOWER.length) {
        return -1;
      }
      byte lower = LOWER[c];
      if (lower != ' ') {
        to[next++] = lower;
      } else if (next > start && to[next - 1] != ' ') {
        to[next++] = ' ';
      }
    }
    return next;
  }

  private static byte[] lower() {
    byte[] lower = new byte[0x80];
    for (char c = 0; c < lower.length; c++) {
      lower[c] = (byte) (Characters.isSpace(c) ? ' ' : c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    }
    return lower;
  }
}
