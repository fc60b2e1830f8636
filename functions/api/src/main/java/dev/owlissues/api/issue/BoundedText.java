package dev.owlissues.api.issue;

import java.io.IOException;

/** Takes text up to a number of bytes of UTF-8, and fails beyond it. */
final class BoundedText implements Appendable {
  private final StringBuilder text = new StringBuilder();
  private final int most;
  private int bytes;

  BoundedText(int most) {
    this.most = most;
  }

  @Override
  public Appendable append(CharSequence more) throws IOException {
    return append(more, 0, more.length());
  }

  @Override
  public Appendable append(CharSequence more, int start, int end) throws IOException {
    for (int i = start; i < end; i++) {
      append(more.charAt(i));
    }
    return this;
  }

  @Override
  public Appendable append(char character) throws IOException {
    bytes += length(character);
    if (bytes > most) {
      throw new IOException("more than " + most + " bytes");
    }
    text.append(character);
    return this;
  }

  private static int length(char character) {
    if (character < 0x80) {
      return 1;
    }
    // Each half of a pair is two of its four bytes.
    return character < 0x800 || Character.isSurrogate(character) ? 2 : 3;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
