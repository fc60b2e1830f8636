package dev.owlissues.shared.issue;

import java.time.Instant;
import java.util.Comparator;

/**
 * One end of the time in which an issue was seen, by its events' own clock.
 *
 * @param appVersion the event's version, empty when it had none
 * @param sdkVersion its SDK's version, empty when it had none
 */
public record Sighting(Instant at, String appVersion, String sdkVersion)
    implements Comparable<Sighting> {
  // Versions take part only so that two events of one instant always sort the same way.
  private static final Comparator<Sighting> ORDER =
      Comparator.comparing(Sighting::at)
          .thenComparing(Sighting::appVersion)
          .thenComparing(Sighting::sdkVersion);

  @Override
  public int compareTo(Sighting other) {
    return ORDER.compare(this, other);
  }
}
