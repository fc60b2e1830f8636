package dev.owlissues.api.mcp.answer;

/**
 * Shows what cannot be seen. A model reads characters that people do not see, and a text can hide
 * whole sentences in them; here each stands as its number in braces.
 */
final class VisibleText {
  private static final int NON_JOINER = 0x200c;
  private static final int JOINER = 0x200d;
  private static final int REPLACEMENT = 0xfffd;

  private VisibleText() {}

  static String of(String text) {
    var out = new StringBuilder(text.length());
    text.codePoints().forEach(point -> append(out, point));
    return out.toString();
  }

  private static void append(StringBuilder out, int point) {
    switch (Character.getType(point)) {
      case Character.SURROGATE -> out.appendCodePoint(REPLACEMENT);
      case Character.CONTROL -> {
        if (point == '\n' || point == '\t' || point == '\r') {
          out.appendCodePoint(point);
        } else {
          number(out, point);
        }
      }
      case Character.FORMAT -> {
        if (point == JOINER || point == NON_JOINER) {
          out.appendCodePoint(point);
        } else {
          number(out, point);
        }
      }
      case Character.PRIVATE_USE, Character.UNASSIGNED -> number(out, point);
      default -> {
        // Variation selectors beyond those that emoji have.
        if (point >= 0xe0100 && point <= 0xe01ef) {
          number(out, point);
        } else {
          out.appendCodePoint(point);
        }
      }
    }
  }

  private static void number(StringBuilder out, int point) {
    out.append("\\u{").append(Integer.toHexString(point)).append('}');
  }
}
