package dev.owlissues.shared.fingerprint;

import java.nio.charset.StandardCharsets;

/** What stands for a variable part in a normalised message. */
enum Token {
  UUID("<uuid>"),
  NUMBER("<n>"),
  DOUBLE_QUOTED("\"<s>\""),
  SINGLE_QUOTED("'<s>'");

  private final String text;
  private final byte[] ascii;

  Token(String text) {
    this.text = text;
    this.ascii = text.getBytes(StandardCharsets.US_ASCII);
  }

  String text() {
    return text;
  }

  /** Writes the token, returns the place after it. */
  int write(byte[] to, int at) {
    // Byte by byte: for so few bytes a call to copy them costs more than copying.
    int next = at;
    for (byte b : ascii) {
      to[next++] = b;
    }
    return next;
  }
}
