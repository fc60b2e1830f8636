package dev.owlissues.local.stack.demo;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, in the largest unit that fits. */
final class Age {
  private Age() {}

  /** The time between the two, such as {@code 12 min}. */
  static String of(Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    if (age.compareTo(Duration.ofMinutes(1)) < 0) {
      return "now";
    }
    if (age.compareTo(Duration.ofHours(1)) < 0) {
      return age.toMinutes() + " min";
    }
    return age.compareTo(Duration.ofDays(2)) < 0 ? age.toHours() + " h" : age.toDays() + " d";
  }
}
