package dev.owlissues.shared.fingerprint;

/** Finds UUIDs in text: 8-4-4-4-12 hex digits of either case, whatever stands around them. */
final class Uuids {
  /** How long a UUID is. */
  static final int LENGTH = 36;

  /** Where a UUID is that there is not: beyond every text. */
  static final int NONE = Integer.MAX_VALUE;

  private static final int FIRST_DASH = 8;

  private Uuids() {}

  /** Where the first UUID starts at or after a place, or {@link #NONE}. */
  static int find(String text, int from) {
    int last = text.length() - LENGTH;
    if (from > last) {
      return NONE;
    }
    // Messages have few dashes, and finding them is one instruction for many characters.
    int dash = text.indexOf('-', from + FIRST_DASH);
    while (dash >= 0 && dash - FIRST_DASH <= last) {
      if (startsAt(text, dash - FIRST_DASH)) {
        return dash - FIRST_DASH;
      }
      dash = text.indexOf('-', dash + 1);
    }
    return NONE;
  }

  private static boolean startsAt(String text, int start) {
    for (int i = LENGTH - 1; i >= 0; i--) {
      char c = text.charAt(start + i);
      boolean dash = i == FIRST_DASH || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : !Characters.isHex(c)) {
        return false;
      }
    }
    return true;
  }
}
