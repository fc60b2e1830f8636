package dev.owlissues.shared.fingerprint;

/** The sets of characters that the grouping rule speaks of. */
final class Characters {
  private static final char NO_BREAK_SPACE = '\u00A0';
  private static final char OGHAM_SPACE = '\u1680';
  private static final char NARROW_NO_BREAK_SPACE = '\u202F';
  private static final char MATHEMATICAL_SPACE = '\u205F';
  private static final char IDEOGRAPHIC_SPACE = '\u3000';
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Characters() {}

  static boolean isDigit(char c) {
    return isBetween(c, '0', '9');
  }

  static boolean isHex(char c) {
    return isDigit(c) || isBetween(c | 0x20, 'a', 'f');
  }

  /** ASCII letters, digits and the underscore: what a number must not touch. */
  static boolean isWord(char c) {
    return isBetween(c | 0x20, 'a', 'z') || isDigit(c) || c == '_';
  }

  /** White space as ECMAScript has it: wider than Java's, and the same in every client. */
  static boolean isSpace(char c) {
    if (c < 0x80) {
      return c == ' ' || isBetween(c, '\t', '\r');
    }
    return switch (c) {
      case NO_BREAK_SPACE,
          OGHAM_SPACE,
          '\u2028',
          '\u2029',
          NARROW_NO_BREAK_SPACE,
          MATHEMATICAL_SPACE,
          IDEOGRAPHIC_SPACE,
          BYTE_ORDER_MARK ->
          true;
      default -> isBetween(c, '\u2000', '\u200A');
    };
  }

  private static boolean isBetween(int c, char first, char last) {
    return c >= first && c <= last;
  }
}
