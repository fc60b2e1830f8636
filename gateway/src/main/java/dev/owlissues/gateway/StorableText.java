package dev.owlissues.gateway;

/** The rule for every text that a client sends: a store and other clients can hold it as it is. */
public final class StorableText {
  /** What a text has that is not storable, as a refusal says it. */
  public static final String FAULT = "a NUL or half of a surrogate pair";

  private static final int REPLACEMENT = 0xfffd;

  private StorableText() {}

  /** Whether the text has no NUL and is whole. */
  public static boolean isStorable(String text) {
    return text.indexOf(0) < 0 && isWhole(text);
  }

  /** The text with U+FFFD, which stands for what cannot be shown, in place of what has no place. */
  public static String mended(String text) {
    return text.codePoints()
        .map(point -> point == 0 || isHalf(point) ? REPLACEMENT : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Whether the text has no half of a surrogate pair, which UTF-8 cannot say. */
  public static boolean isWhole(String text) {
    return text.codePoints().noneMatch(StorableText::isHalf);
  }

  /** How many characters the text has: code points, as JSON Schema counts them too. */
  public static int characters(String text) {
    return text.codePointCount(0, text.length());
  }

  private static boolean isHalf(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
