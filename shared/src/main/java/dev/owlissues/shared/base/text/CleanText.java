package dev.owlissues.shared.base.text;

/**
 * The one cleaning of every text that enters a mail or a page (R-text-1). What it returns shows
 * nothing but what can be read: no control character, no line end where one line is meant, no
 * character that turns the direction of the text around it. What makes one character of several
 * stays as it is: joiners, variation selectors and the tags of flags.
 */
public final class CleanText {
  private static final int NON_JOINER = 0x200c;
  private static final int JOINER = 0x200d;
  private static final int BLACK_FLAG = 0x1f3f4;
  private static final int REPLACEMENT = 0xfffd;

  private final boolean lines;
  private final StringBuilder out;
  private int last = ' ';
  private boolean seen;

  private CleanText(boolean lines, int length) {
    this.lines = lines;
    this.out = new StringBuilder(length);
  }

  /** The text as one line: white space of any kind is one space, and none is at the ends. */
  public static String line(String text) {
    return cleaned(text, false).strip();
  }

  /** The text as one line, at most that many characters of it; an ellipsis says that it was cut. */
  public static String line(String text, int most) {
    String line = line(text);
    return line.codePointCount(0, line.length()) <= most
        ? line
        : line.substring(0, line.offsetByCodePoints(0, most - 1)).stripTrailing() + "…";
  }

  /** The text with its lines and its tabs; every line end is a line feed. */
  public static String lines(String text) {
    return cleaned(text, true);
  }

  private static String cleaned(String text, boolean lines) {
    String plain = TerminalText.stripped(text);
    var clean = new CleanText(lines, plain.length());
    plain.codePoints().forEach(clean::add);
    return clean.seen ? clean.out.toString() : "";
  }

  private void add(int point) {
    switch (Character.getType(point)) {
      case Character.CONTROL -> control(point);
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> append(lines ? '\n' : ' ');
      case Character.SPACE_SEPARATOR -> append(lines ? point : ' ');
      case Character.FORMAT -> format(point);
      case Character.SURROGATE -> append(REPLACEMENT);
      default -> append(point);
    }
  }

  private void control(int point) {
    boolean lineEnd = point == '\n' || point == '\u000b' || point == '\f' || point == 0x85;
    if (lines && point == '\r') {
      // Of CR LF the LF counts; a CR alone is none of the line ends that are written today.
      return;
    }
    append(lines && lineEnd ? '\n' : lines && point == '\t' ? '\t' : ' ');
  }

  private void format(int point) {
    boolean joins = point == JOINER || point == NON_JOINER;
    boolean ofFlag = isTag(point) && (last == BLACK_FLAG || isTag(last));
    if (joins || ofFlag || isVisible(point)) {
      append(point);
    }
  }

  private void append(int point) {
    if (!lines && point == ' ' && last == ' ') {
      return;
    }
    out.appendCodePoint(point);
    last = point;
    seen |= !Character.isWhitespace(point) && Character.getType(point) != Character.FORMAT;
  }

  private static boolean isTag(int point) {
    return point >= 0xe0020 && point <= 0xe007f;
  }

  /**
   * Signs of numbers and verses in Arabic, Syriac and Kaithi: of their category, but to be seen.
   */
  private static boolean isVisible(int point) {
    return (point >= 0x600 && point <= 0x605)
        || point == 0x6dd
        || point == 0x70f
        || point == 0x890
        || point == 0x891
        || point == 0x8e2
        || point == 0x110bd
        || point == 0x110cd;
  }
}
