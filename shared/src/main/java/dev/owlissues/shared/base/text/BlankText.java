package dev.owlissues.shared.base.text;

/** Whether there is anything to be seen of a text. */
public final class BlankText {
  private static final int BRAILLE_BLANK = 0x2800;

  private BlankText() {}

  /** Whether the text is empty, or nothing but what leaves no mark on a page. */
  public static boolean is(String text) {
    return text.codePoints().allMatch(BlankText::isUnseen);
  }

  private static boolean isUnseen(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> point == BRAILLE_BLANK || isFiller(point) || isSelector(point);
    };
  }

  // Letters without a form: they fill the places of Hangul syllables, or are never shown.
  private static boolean isFiller(int point) {
    return point == 0x34f
        || point == 0x115f
        || point == 0x1160
        || point == 0x17b4
        || point == 0x17b5
        || point == 0x3164
        || point == 0xffa0;
  }

  private static boolean isSelector(int point) {
    return (point >= 0xfe00 && point <= 0xfe0f)
        || (point >= 0xe0100 && point <= 0xe01ef)
        || (point >= 0x180b && point <= 0x180f);
  }
}
