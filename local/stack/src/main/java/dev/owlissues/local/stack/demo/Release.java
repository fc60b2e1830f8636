package dev.owlissues.local.stack.demo;

import java.time.Duration;

/**
 * A version of an app in the story.
 *
 * @param out when it came out, counted from the story's beginning
 */
record Release(String version, Duration out) {

  /** A release that came out so many hours into the story. */
  static Release atHour(int hour, String version) {
    return new Release(version, Duration.ofHours(hour));
  }
}
