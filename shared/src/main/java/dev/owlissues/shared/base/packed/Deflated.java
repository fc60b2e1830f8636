package dev.owlissues.shared.base.packed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;

/** Deflates and inflates (RFC 1951, with the zlib header of RFC 1950). */
public final class Deflated {
  /** What is inflated to more than this was not written by this product. */
  public static final int MAX_INFLATED = 16 << 20;

  private Deflated() {}

  /** Writes what is to be deflated. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything and leaves the stream open or closed. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** The deflated content. */
  public static byte[] deflate(Content content) {
    var bytes = new ByteArrayOutputStream(1 << 14);
    var deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (var out = new DeflaterOutputStream(bytes, deflater)) {
      content.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  /** The content that was deflated; refused when damaged or longer than {@link #MAX_INFLATED}. */
  public static byte[] inflate(byte[] deflated) throws DataFormatException {
    var inflater = new Inflater();
    try {
      inflater.setInput(deflated);
      byte[] buffer = new byte[Math.max(1 << 12, deflated.length * 8)];
      int length = 0;
      while (true) {
        length += inflater.inflate(buffer, length, buffer.length - length);
        if (inflater.finished()) {
          return Arrays.copyOf(buffer, length);
        }
        if (length < buffer.length || buffer.length >= MAX_INFLATED) {
          throw new DataFormatException("cut off, or longer than " + MAX_INFLATED + " bytes");
        }
        buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, MAX_INFLATED));
      }
    } finally {
      inflater.end();
    }
  }
}
