package dev.owlissues.local.stack.demo;

import dev.owlissues.shared.account.team.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When what happens in the story, counted in hours from its beginning. */
record Calendar(Instant start) {
  /** How long the story goes back. */
  static final Duration LENGTH = Duration.ofDays(6);

  /** The release that breaks the checkout of the web app, and those after it. */
  static final Release BREAKING = Release.atHour(66, "2.4.0");

  static final Release HEALING = Release.atHour(96, "2.4.1");
  static final Release RETURNING = Release.atHour(130, "2.5.0");

  /** The releases of the other two apps that fix something for good. */
  static final Release APPLE_FIX = Release.atHour(92, "3.2.0");

  static final Release BACKEND_FIX = Release.atHour(94, "1.9.1");

  /** The calendar of a story that ends now. */
  static Calendar endingAt(Instant now) {
    return new Calendar(now.minus(LENGTH));
  }

  /** The releases of a platform's app, oldest first. */
  static List<Release> releases(Platform platform) {
    return switch (platform) {
      case WEB -> List.of(Release.atHour(0, "2.3.1"), BREAKING, HEALING, RETURNING);
      case APPLE -> List.of(Release.atHour(0, "3.1.0"), APPLE_FIX);
      case BACKEND -> List.of(Release.atHour(0, "1.8.4"), Release.atHour(40, "1.9.0"), BACKEND_FIX);
      case ANDROID -> List.of();
    };
  }

  /** The version that was current then. */
  static String current(Platform platform, Duration at) {
    return releases(platform).stream()
        .filter(release -> release.out().compareTo(at) <= 0)
        .reduce((older, newer) -> newer)
        .orElseThrow()
        .version();
  }

  /** An hour of the story as a time. */
  Instant at(Duration sinceStart) {
    return start.plus(sinceStart);
  }

  /** The second act begins when the fix of the web app is out. */
  boolean inSecondAct(Instant time) {
    return !time.isBefore(at(HEALING.out()));
  }
}
