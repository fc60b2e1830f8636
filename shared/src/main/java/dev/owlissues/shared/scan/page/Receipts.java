package dev.owlissues.shared.scan.page;

import java.time.Instant;
import java.util.Arrays;

/**
 * How many events were received when. Events of one batch were received at once, so there are no
 * more entries than batches that had any.
 */
final class Receipts {
  /** What an entry takes in memory at most: its two numbers, and room to grow. */
  static final int BYTES = 24;

  private static final int GROWTH = 2;

  private long[] times = new long[1];
  private int[] counts = new int[1];
  private int size;

  /**
   * Adds an event.
   *
   * @return about how many bytes of memory that takes
   */
  int add(Instant receivedAt) {
    long time = receivedAt.toEpochMilli();
    if (size > 0 && times[size - 1] == time) {
      counts[size - 1]++;
      return 0;
    }
    append(time, 1);
    return BYTES;
  }

  /** Adds those of another fingerprint of the same issue. */
  void add(Receipts other) {
    for (int i = 0; i < other.size; i++) {
      append(other.times[i], other.counts[i]);
    }
  }

  /** How many were received after that time. */
  long after(Instant time) {
    long millis = time.toEpochMilli();
    long count = 0;
    for (int i = 0; i < size; i++) {
      count += times[i] > millis ? counts[i] : 0;
    }
    return count;
  }

  private void append(long time, int count) {
    if (size == times.length) {
      times = Arrays.copyOf(times, size * GROWTH);
      counts = Arrays.copyOf(counts, size * GROWTH);
    }
    times[size] = time;
    counts[size] = count;
    size++;
  }
}
