package dev.owlissues.cli.term;

import java.util.ArrayList;
import java.util.List;

/** Texts that anybody may have sent, as a terminal may show them. */
public final class Texts {
  private static final String ELLIPSIS = "…";

  private Texts() {}

  /** In one line, with nothing in it that steers a terminal or turns the line around (R-cli-6). */
  public static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().map(point -> steers(point) ? ' ' : point).forEach(line::appendCodePoint);
    return line.toString();
  }

  private static boolean steers(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  /** How many columns a line takes. */
  public static int width(String line) {
    return line.codePoints().map(Texts::columns).sum();
  }

  /** The line, or its beginning where it takes more columns than that. */
  public static String cut(String line, int columns) {
    if (width(line) <= columns) {
      return line;
    }
    StringBuilder begin = new StringBuilder();
    int left = columns - 1;
    for (int at = 0; at < line.length(); ) {
      int point = line.codePointAt(at);
      left -= columns(point);
      if (left < 0) {
        break;
      }
      begin.appendCodePoint(point);
      at += Character.charCount(point);
    }
    return begin + ELLIPSIS;
  }

  /**
   * The line in lines of at most so many columns, broken at blanks: a word that is longer stays
   * whole, so that it can be copied.
   *
   * @param columns 0 for as many as it takes
   */
  public static List<String> wrapped(String line, int columns) {
    if (columns == 0 || width(line) <= columns) {
      return List.of(line);
    }
    List<String> lines = new ArrayList<>();
    StringBuilder begun = new StringBuilder();
    for (String word : line.split(" ", -1)) {
      if (!begun.toString().isBlank() && width(begun + word) > columns) {
        lines.add(begun.toString().stripTrailing());
        begun.setLength(0);
      }
      begun.append(word).append(' ');
    }
    lines.add(begun.toString().stripTrailing());
    return lines;
  }

  private static int columns(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isWide(point) ? 2 : 1;
    };
  }

  // The wide blocks of Unicode's East Asian Width, and the pictures.
  private static boolean isWide(int point) {
    return point >= 0x1100
        && (point <= 0x115f
            || within(point, 0x2e80, 0xa4cf)
            || within(point, 0xac00, 0xd7a3)
            || within(point, 0xf900, 0xfaff)
            || within(point, 0xfe30, 0xfe6f)
            || within(point, 0xff00, 0xff60)
            || within(point, 0xffe0, 0xffe6)
            || within(point, 0x1f300, 0x1f64f)
            || within(point, 0x1f900, 0x1f9ff)
            || within(point, 0x20000, 0x3fffd));
  }

  private static boolean within(int point, int first, int last) {
    return point >= first && point <= last;
  }
}
