package dev.owlissues.shared.fingerprint;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** Bytes to be hashed, in an array that is used again and again. */
final class Utf8Buffer {
  // Java would write half a surrogate pair as a question mark; the clients write this.
  private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

  private final CharsetEncoder encoder =
      StandardCharsets.UTF_8
          .newEncoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .replaceWith(REPLACEMENT);
  private byte[] bytes = new byte[1 << 10];
  private int length;

  /** How many bytes there are. */
  int length() {
    return length;
  }

  /** Keeps the first bytes only; none with 0. */
  void cut(int length) {
    this.length = length;
  }

  /** The array, with room for so many more bytes after {@link #length}. */
  byte[] room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
    return bytes;
  }

  /** Appends a text. */
  void append(String text) {
    byte[] to = room(text.length() + 1);
    int at = length;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        appendEncoded(text);
        return;
      }
      to[at++] = (byte) c;
    }
    length = at;
  }

  /** Hashes all bytes. */
  byte[] digest(MessageDigest digest) {
    digest.update(bytes, 0, length);
    return digest.digest();
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private void appendEncoded(String text) {
    try {
      ByteBuffer encoded = encoder.encode(CharBuffer.wrap(text));
      int more = encoded.remaining();
      encoded.get(room(more), length, more);
      length += more;
    } catch (CharacterCodingException e) {
      throw new IllegalStateException("the encoder replaces what it cannot encode", e);
    }
  }
}
