package dev.owlissues.shared.fingerprint;

/**
 * Reads quoted text. Double quotes pair up first, over the whole message; single quotes pair up in
 * what is left, and an apostrophe counts as one.
 */
final class Quotes {

  private Quotes() {}

  /** The end of the text quoted from {@code open} on, or {@code open} if nothing closes it. */
  static int end(String text, int open) {
    return text.charAt(open) == '"' ? afterDouble(text, open) : afterSingle(text, open);
  }

  private static int afterDouble(String text, int open) {
    int close = text.indexOf('"', open + 1);
    return close < 0 ? open : close + 1;
  }

  private static int afterSingle(String text, int open) {
    int at = open + 1;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\'') {
        return at + 1;
      }
      // An apostrophe between double quotes is theirs. A double quote without a partner is skipped.
      at = c == '"' ? Math.max(afterDouble(text, at), at + 1) : at + 1;
    }
    return open;
  }
}
