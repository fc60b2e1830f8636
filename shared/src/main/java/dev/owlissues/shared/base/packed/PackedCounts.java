package dev.owlissues.shared.base.packed;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A fixed number of counts, most of them zero, the newest first. What is older than the last that
 * is written is zero. A number's lowest bit tells a count from so many zeros in a row, so none
 * takes more than one byte a place for that.
 */
public final class PackedCounts {
  private PackedCounts() {}

  /** Writes counts. */
  public static void write(DataOutput out, List<Long> oldestFirst) throws IOException {
    List<Long> counts = oldestFirst.reversed();
    int end = end(counts);
    Packed.writeNumber(out, end);
    int zeros = 0;
    for (long count : counts.subList(0, end)) {
      if (count == 0) {
        zeros++;
        continue;
      }
      if (zeros > 0) {
        Packed.writeNumber(out, (long) zeros << 1 | 1);
        zeros = 0;
      }
      Packed.writeNumber(out, count << 1);
    }
  }

  // Behind the last count that is not zero.
  private static int end(List<Long> counts) {
    int end = counts.size();
    while (end > 0 && counts.get(end - 1) == 0) {
      end--;
    }
    return end;
  }

  /** Reads so many counts, oldest first. */
  public static List<Long> read(DataInput in, int size) throws IOException {
    long[] counts = new long[size];
    long end = Packed.readNumber(in);
    long place = 0;
    while (place < end) {
      long number = Packed.readNumber(in);
      if ((number & 1) == 1) {
        place += number >>> 1;
      } else if (place < size) {
        counts[(int) place++] = number >>> 1;
      } else {
        throw new IOException("more than " + size + " counts");
      }
    }
    return LongStream.of(counts).boxed().toList().reversed();
  }
}
