package dev.owlissues.shared.base.packed;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Numbers and texts as packed items have them: small numbers take few bytes (LEB128). */
public final class Packed {
  private Packed() {}

  /** Writes a number of 64 bits: seven a byte, lowest first; the highest says that more follow. */
  public static void writeNumber(DataOutput out, long value) throws IOException {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.writeByte((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  /** Reads what {@link #writeNumber} wrote. */
  public static long readNumber(DataInput in) throws IOException {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = in.readByte();
      number |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw new IOException("a number without an end");
  }

  /** Writes a number that may be negative, small absolute values in few bytes (zigzag). */
  public static void writeSigned(DataOutput out, long value) throws IOException {
    writeNumber(out, (value << 1) ^ (value >> 63));
  }

  /** Reads what {@link #writeSigned} wrote. */
  public static long readSigned(DataInput in) throws IOException {
    long number = readNumber(in);
    return (number >>> 1) ^ -(number & 1);
  }

  /** Writes a text. */
  public static void writeText(DataOutput out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    writeNumber(out, bytes.length);
    out.write(bytes);
  }

  /** Reads what {@link #writeText} wrote. */
  public static String readText(DataInput in) throws IOException {
    long length = readNumber(in);
    // Its bytes are read from memory: what claims to be longer than an item is no text of ours.
    if (length < 0 || length > Deflated.MAX_INFLATED) {
      throw new IOException("a text of " + length + " bytes");
    }
    byte[] bytes = new byte[(int) length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
