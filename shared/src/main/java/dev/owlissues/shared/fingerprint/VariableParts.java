package dev.owlissues.shared.fingerprint;

/**
 * Walks over the variable parts of a message from left to right: UUIDs, numbers, quoted texts. One
 * pass finds what replacing them kind by kind would find: a UUID holds no number or quote of its
 * own, and what stands in quotes is dropped whole.
 */
final class VariableParts {
  private static final long DIGITS = 0x3FFL << '0';
  private static final long QUOTES = 1L << '"' | 1L << '\'';

  private String text = "";
  private int uuid;
  private int start;
  private int end;
  private Token token = Token.UUID;

  /** Starts over with another text. */
  void of(String text) {
    this.text = text;
    uuid = Uuids.find(text, 0);
    start = 0;
    end = 0;
  }

  /** Goes on to the next part; false when there is none. */
  boolean next() {
    if (uuid < end) {
      uuid = Uuids.find(text, end);
    }
    int from = end;
    int limit = Math.min(uuid, text.length());
    for (int i = from; i < limit; i++) {
      char c = text.charAt(i);
      if (c < Long.SIZE && ((DIGITS | QUOTES) >>> c & 1) != 0) {
        boolean digit = Characters.isDigit(c);
        int after = digit ? Numbers.end(text, i, from, limit) : Quotes.end(text, i);
        if (after > i) {
          return found(i, after, digit ? Token.NUMBER : quoted(c));
        }
      }
    }
    return uuid != Uuids.NONE && found(uuid, uuid + Uuids.LENGTH, Token.UUID);
  }

  /** Where the part starts. */
  int start() {
    return start;
  }

  /** Where the text goes on after the part. */
  int end() {
    return end;
  }

  /** What stands for the part. */
  Token token() {
    return token;
  }

  private static Token quoted(char quote) {
    return quote == '"' ? Token.DOUBLE_QUOTED : Token.SINGLE_QUOTED;
  }

  private boolean found(int start, int end, Token token) {
    this.start = start;
    this.end = end;
    this.token = token;
    return true;
  }
}
