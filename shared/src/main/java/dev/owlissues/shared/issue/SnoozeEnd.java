package dev.owlissues.shared.issue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What somebody who snoozes an issue wants to wait for (R-snooze-3): a time, or so many more
 * events; at most one of them. The first event after that wakes the issue.
 */
public record SnoozeEnd(Optional<Instant> until, OptionalInt events) {
  /** The most events that one may wait for. */
  public static final int MAX_EVENTS = 1_000_000;

  /** The next event wakes the issue. */
  public static final SnoozeEnd NEXT_EVENT = new SnoozeEnd(Optional.empty(), OptionalInt.empty());

  /** Checks that it is one of them. */
  public SnoozeEnd {
    if (until.isPresent() && events.isPresent()) {
      throw new IllegalArgumentException("until " + until + " and for " + events + " events");
    }
  }

  /** Whether one may snooze until that time: it is ahead, and by a year at most. */
  public static boolean isAhead(Instant until, Instant now) {
    return until.isAfter(now)
        && !until.isAfter(now.atOffset(ZoneOffset.UTC).plusYears(1).toInstant());
  }
}
