package dev.owlissues.notify;

import dev.owlissues.shared.base.text.CleanText;
import dev.owlissues.shared.base.text.Texts;

/**
 * Somebody's text as a mail shows it: one line, cut so that it is neither too long to read nor, as
 * HTML or in UTF-8, too large for a mail of two hundred of them.
 */
final class ShortText {
  /** The longest of the entities that stand for one character, and those of brackets. */
  private static final int ENTITY = 6;

  private static final int BRACKET = 4;

  private ShortText() {}

  /**
   * The beginning of the text, in one line.
   *
   * @param characters how many it may have
   * @param bytes how many it may take as HTML
   */
  static String of(String text, int characters, int bytes) {
    String line = CleanText.line(text);
    int left = bytes - 3;
    int end = 0;
    for (int count = 0; end < line.length() && count < characters; count++) {
      int point = line.codePointAt(end);
      left -= bytes(point);
      if (left < 0) {
        break;
      }
      end += Character.charCount(point);
    }
    return end == line.length() ? line : cut(line, end);
  }

  // The last character makes room for the dots.
  private static String cut(String line, int end) {
    int last = end == 0 ? 0 : line.offsetByCodePoints(end, -1);
    return line.substring(0, last).stripTrailing() + "…";
  }

  private static int bytes(int point) {
    return switch (point) {
      case '&', '"', '\'' -> ENTITY;
      case '<', '>' -> BRACKET;
      default -> Texts.utf8Length(point);
    };
  }
}
