package dev.owlissues.shared.fingerprint;

/** Reads numbers in text: runs of digits, with more runs after dots, that touch no word. */
final class Numbers {

  private Numbers() {}

  /**
   * The end of the number that starts with the digit at {@code start}, or {@code start} if that
   * digit belongs to a word.
   *
   * @param from text before this place was replaced and no longer touches anything
   * @param limit text from this place on will be replaced, or there is none
   */
  static int end(String text, int start, int from, int limit) {
    if (start > from && Characters.isWord(text.charAt(start - 1))) {
      return start;
    }
    int end = digits(text, start, limit);
    if (touchesWord(text, end, limit)) {
      return start;
    }
    while (end + 1 < limit && text.charAt(end) == '.') {
      int group = digits(text, end + 1, limit);
      if (group == end + 1 || touchesWord(text, group, limit)) {
        return end;
      }
      end = group;
    }
    return end;
  }

  private static int digits(String text, int start, int limit) {
    int end = start;
    while (end < limit && Characters.isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean touchesWord(String text, int end, int limit) {
    return end < limit && Characters.isWord(text.charAt(end));
  }
}
