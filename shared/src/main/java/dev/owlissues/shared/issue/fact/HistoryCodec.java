package dev.owlissues.shared.issue.fact;

import dev.owlissues.shared.base.packed.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Packs a history: its last hour, then hours and days, the newest first. What is older than the
 * last that is written is zero. A number's lowest bit tells a count from so many zeros in a row, so
 * a new issue's history takes a few bytes, and none takes more than one byte a place for that.
 */
final class HistoryCodec {
  private HistoryCodec() {}

  static void write(DataOutput out, History history) throws IOException {
    Packed.writeNumber(out, history.lastHour());
    write(out, history.hours());
    write(out, history.days());
  }

  static History read(DataInput in) throws IOException {
    return new History(Packed.readNumber(in), read(in, History.HOURS), read(in, History.DAYS));
  }

  private static void write(DataOutput out, List<Long> oldestFirst) throws IOException {
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

  private static List<Long> read(DataInput in, int size) throws IOException {
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
