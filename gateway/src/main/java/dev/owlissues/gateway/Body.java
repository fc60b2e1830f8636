package dev.owlissues.gateway;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * What a request's bytes hold once gzip is undone and a byte order mark is taken off, which some
 * programs write before UTF-8 (R-http-22). The first two bytes say whether it is gzip: some
 * gateways inflate before the function runs and leave the header in place.
 */
public sealed interface Body {
  /** The most that may be sent, and the most it may inflate to. */
  int LIMIT = 1024 * 1024;

  /** The bytes, inflated where they were gzip. */
  record Plain(byte[] bytes) implements Body {}

  /** More than {@link #LIMIT} bytes, as sent or inflated: 413. */
  record TooLarge() implements Body {}

  /** Starts as gzip does and cannot be inflated: 400. */
  record Damaged() implements Body {}

  /** Reads the bytes of a request. */
  static Body of(byte[] sent) {
    if (sent.length > LIMIT) {
      return new TooLarge();
    }
    return isGzip(sent) ? inflate(sent) : plain(sent);
  }

  private static Plain plain(byte[] bytes) {
    boolean marked =
        bytes.length >= 3
            && (bytes[0] & 0xff) == 0xef
            && (bytes[1] & 0xff) == 0xbb
            && (bytes[2] & 0xff) == 0xbf;
    return new Plain(marked ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes);
  }

  private static boolean isGzip(byte[] bytes) {
    return bytes.length >= 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
  }

  private static Body inflate(byte[] sent) {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(sent))) {
      ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(LIMIT, 8 * sent.length));
      byte[] chunk = new byte[8192];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        // Counted while inflating: a kilobyte may stand for a megabyte, and a megabyte for a
        // gigabyte.
        if (out.size() + read > LIMIT) {
          return new TooLarge();
        }
        out.write(chunk, 0, read);
      }
      return plain(out.toByteArray());
    } catch (IOException e) {
      return new Damaged();
    }
  }
}
