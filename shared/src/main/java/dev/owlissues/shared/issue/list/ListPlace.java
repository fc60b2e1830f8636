package dev.owlissues.shared.issue.list;

import java.util.Comparator;
import java.util.UUID;

/**
 * An issue's place in a sorted list: groups from low to high, within them values from high to low,
 * then ids, descending.
 */
public record ListPlace(int group, long value, UUID id) implements Comparable<ListPlace> {
  // Ids by text, as in every list: UUIDs compare as signed numbers, which is another order.
  private static final Comparator<ListPlace> ORDER =
      Comparator.comparingInt(ListPlace::group)
          .thenComparing(Comparator.comparingLong(ListPlace::value).reversed())
          .thenComparing(place -> place.id.toString(), Comparator.reverseOrder());

  @Override
  public int compareTo(ListPlace other) {
    return ORDER.compare(this, other);
  }
}
