package dev.owlissues.shared.base.text;

import java.nio.charset.StandardCharsets;

/** Measures and cuts texts. Characters are Unicode code points, so that a cut never halves one. */
public final class Texts {
  private Texts() {}

  /** How many bytes of UTF-8 the text takes. */
  public static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The text's beginning, at most that many characters. */
  public static String cut(String text, int mostCharacters) {
    return text.codePointCount(0, text.length()) <= mostCharacters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, mostCharacters));
  }

  /** The text's beginning, at most that many bytes of UTF-8. */
  public static String cutBytes(String text, int mostBytes) {
    int bytes = 0;
    int end = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      bytes += utf8Length(character);
      if (bytes > mostBytes) {
        return text.substring(0, end);
      }
      end += Character.charCount(character);
    }
    return text;
  }

  /** How many bytes of UTF-8 a code point takes. */
  public static int utf8Length(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return Character.isBmpCodePoint(codePoint) ? 3 : 4;
  }
}
