package dev.owlissues.shared.scan.members;

import java.nio.ByteBuffer;

/**
 * A session or a user as a member of an issue's sets: the first 96 bits of the SHA-256 of its id.
 * Two of a billion ids meet with a probability below one in a hundred billion.
 */
public record HashedId(long high, int low) implements Comparable<HashedId> {
  /** How long a member is in a stored set. */
  public static final int BYTES = Long.BYTES + Integer.BYTES;

  /** Reads the next member of a stored set. */
  public static HashedId read(ByteBuffer bytes) {
    return new HashedId(bytes.getLong(), bytes.getInt());
  }

  public void write(ByteBuffer bytes) {
    bytes.putLong(high).putInt(low);
  }

  /**
   * The bits from {@code start} on, as a text of zeros and ones; at most the first 64 are asked.
   */
  String bits(int start, int count) {
    var text = new StringBuilder(count);
    for (int bit = start; bit < start + count; bit++) {
      text.append((high >>> (Long.SIZE - 1 - bit) & 1) == 0 ? '0' : '1');
    }
    return text.toString();
  }

  @Override
  public int compareTo(HashedId other) {
    int highs = Long.compareUnsigned(high, other.high);
    return highs != 0 ? highs : Integer.compareUnsigned(low, other.low);
  }
}
