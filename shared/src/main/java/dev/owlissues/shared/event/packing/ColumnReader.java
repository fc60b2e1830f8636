package dev.owlissues.shared.event.packing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.DataFormatException;

/**
 * Reads what {@link ColumnWriter} wrote. Texts of one column that are equal are the same object.
 */
final class ColumnReader {
  private static final int MAX_NUMBER_BITS = 63;

  private final byte[] texts;
  private final ByteBuffer uuids;
  private int position;

  ColumnReader(byte[] texts, ByteBuffer uuids) {
    this.texts = texts;
    this.uuids = uuids;
  }

  /** Reads a column of that many rows. */
  String[] column(int rows) throws DataFormatException {
    String[] distinct = new String[size(rows)];
    for (int i = 0; i < distinct.length; i++) {
      distinct[i] = text();
    }
    if (distinct.length == rows) {
      return distinct;
    }
    String[] column = new String[rows];
    if (distinct.length == 1) {
      Arrays.fill(column, distinct[0]);
      return column;
    }
    for (int i = 0; i < rows; i++) {
      column[i] = distinct[size(distinct.length - 1)];
    }
    return column;
  }

  /** Reads a number that says how many of something follow, at most {@code most}. */
  int size(int most) throws DataFormatException {
    long number = number();
    if (number < 0 || number > most) {
      throw new DataFormatException("a count of " + number + " where " + most + " are possible");
    }
    return (int) number;
  }

  /** Reads a number that may be negative. */
  long signed() throws DataFormatException {
    long number = number();
    return (number >>> 1) ^ -(number & 1);
  }

  private long number() throws DataFormatException {
    long number = 0;
    for (int shift = 0; shift <= MAX_NUMBER_BITS; shift += 7) {
      if (position == texts.length) {
        throw new DataFormatException("cut off");
      }
      byte next = texts[position++];
      number |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw new DataFormatException("a number without an end");
  }

  private String text() throws DataFormatException {
    int header = size(Integer.MAX_VALUE);
    return switch (header & ((1 << ColumnWriter.FORM_BITS) - 1)) {
      case ColumnWriter.PLAIN -> plain(header >>> ColumnWriter.FORM_BITS);
      case ColumnWriter.LOWER_UUID -> uuid();
      case ColumnWriter.UPPER_UUID -> uuid().toUpperCase(Locale.ROOT);
      default -> throw new DataFormatException("a text of unknown form");
    };
  }

  private String plain(int length) throws DataFormatException {
    if (length > texts.length - position) {
      throw new DataFormatException("a text longer than what is left");
    }
    String text = new String(texts, position, length, StandardCharsets.UTF_8);
    position += length;
    return text;
  }

  private String uuid() throws DataFormatException {
    if (uuids.remaining() < 2 * Long.BYTES) {
      throw new DataFormatException("fewer UUIDs than texts name");
    }
    return new UUID(uuids.getLong(), uuids.getLong()).toString();
  }
}
