package dev.owlissues.shared.scan.page;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** How many events fell into which hour. There are few hours, and most events are of the last. */
final class HourCounts {
  /** What an hour takes in memory at most. */
  static final int BYTES = 32;

  private long[] hours = new long[1];
  private long[] counts = new long[1];
  private int size;
  private int last;

  /**
   * Adds events of an hour.
   *
   * @return whether the hour is a new one
   */
  boolean add(long hour, long count) {
    if (last < size && hours[last] == hour) {
      counts[last] += count;
      return false;
    }
    int found = Arrays.binarySearch(hours, 0, size, hour);
    last = found < 0 ? inserted(-found - 1, hour) : found;
    counts[last] += count;
    return found < 0;
  }

  private int inserted(int place, long hour) {
    if (size == hours.length) {
      hours = Arrays.copyOf(hours, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
    }
    System.arraycopy(hours, place, hours, place + 1, size - place);
    System.arraycopy(counts, place, counts, place + 1, size - place);
    hours[place] = hour;
    counts[place] = 0;
    size++;
    return place;
  }

  /** Adds all of another. */
  void add(HourCounts other) {
    for (int i = 0; i < other.size; i++) {
      add(other.hours[i], other.counts[i]);
    }
  }

  /** The counts by hour. */
  Map<Long, Long> byHour() {
    Map<Long, Long> byHour = new HashMap<>();
    for (int i = 0; i < size; i++) {
      byHour.put(hours[i], counts[i]);
    }
    return byHour;
  }
}
