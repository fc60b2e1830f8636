package dev.owlissues.gateway;

/**
 * Halves of surrogate pairs that a JSON text writes as escapes. The parser fails at one in a name,
 * and with it everything else in the body.
 */
final class LoneSurrogates {
  private static final int ESCAPE = 6;

  private final String json;
  private final StringBuilder out;

  private LoneSurrogates(String json) {
    this.json = json;
    this.out = new StringBuilder(json.length());
  }

  /** The JSON text with the mark in place of each: it is no escape, and no text that is whole. */
  static String marked(String json) {
    return json.contains("\\ud") || json.contains("\\uD")
        ? new LoneSurrogates(json).marked()
        : json;
  }

  private String marked() {
    int at = 0;
    while (at < json.length()) {
      at = json.charAt(at) == '\\' ? escape(at) : copy(at, 1);
    }
    return out.toString();
  }

  private int escape(int at) {
    int unit = unit(at);
    if (isBetween(unit, Character.MIN_HIGH_SURROGATE, Character.MAX_HIGH_SURROGATE)) {
      int next = unit(at + ESCAPE);
      return isBetween(next, Character.MIN_LOW_SURROGATE, Character.MAX_LOW_SURROGATE)
          ? copy(at, 2 * ESCAPE)
          : mark(at);
    }
    return isBetween(unit, Character.MIN_LOW_SURROGATE, Character.MAX_LOW_SURROGATE)
        ? mark(at)
        : copy(at, 2);
  }

  /** The UTF-16 unit that an escape at that place stands for, or -1 if there is no such escape. */
  private int unit(int at) {
    if (!json.startsWith("\\u", at) || at + ESCAPE > json.length()) {
      return -1;
    }
    int unit = 0;
    for (int i = at + 2; i < at + ESCAPE; i++) {
      int digit = Character.digit(json.charAt(i), 16);
      if (digit < 0 || json.charAt(i) > 'f') {
        return -1;
      }
      unit = unit * 16 + digit;
    }
    return unit;
  }

  private int mark(int at) {
    out.append(Utf8.MARK);
    return at + ESCAPE;
  }

  private int copy(int at, int length) {
    int end = Math.min(at + length, json.length());
    out.append(json, at, end);
    return end;
  }

  private static boolean isBetween(int unit, char first, char last) {
    return unit >= first && unit <= last;
  }
}
