package dev.owlissues.shared.issue;

import java.time.Instant;
import java.util.Optional;

/** Statuses that carry something with them. */
public final class Lifecycles {
  private Lifecycles() {}

  /** Resolved in that version. */
  public static Lifecycle resolvedAt(String version) {
    return resolved(Optional.of(version));
  }

  /** Resolved, in a version that somebody may have named. */
  public static Lifecycle resolved(Optional<String> version) {
    return new Lifecycle(IssueStatus.RESOLVED, version, Optional.empty(), Optional.empty());
  }

  /** Snoozed since then, until that. */
  public static Lifecycle snoozed(Instant time, SnoozeEnd end) {
    return new Lifecycle(
        IssueStatus.SNOOZED,
        Optional.empty(),
        Optional.of(Snooze.begun(time, end)),
        Optional.empty());
  }

  /** Claimed by somebody. */
  public static Lifecycle claimedBy(Claimant claimant) {
    return new Lifecycle(
        IssueStatus.IN_PROGRESS, Optional.empty(), Optional.empty(), Optional.of(claimant));
  }

  /** Snoozed since then. */
  public static Lifecycle snoozedAt(Instant time) {
    return snoozed(time, SnoozeEnd.NEXT_EVENT);
  }
}
