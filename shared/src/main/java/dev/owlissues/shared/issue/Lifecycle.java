package dev.owlissues.shared.issue;

import dev.owlissues.shared.audit.Changes;
import java.time.Instant;
import java.util.Optional;

/**
 * An issue's status with what belongs to it.
 *
 * @param resolvedAtVersion the version with the fix, if one was named when it was resolved
 * @param snoozedAt since when it has been snoozed
 */
public record Lifecycle(
    IssueStatus status, Optional<String> resolvedAtVersion, Optional<Instant> snoozedAt) {
  /** How every issue starts. */
  public static final Lifecycle NEW = of(IssueStatus.NEW);

  /** A status that carries nothing with it. */
  public static Lifecycle of(IssueStatus status) {
    return new Lifecycle(status, Optional.empty(), Optional.empty());
  }

  /** What of it an audit entry tells when it becomes the other. */
  public Changes changesTo(Lifecycle after) {
    return new Changes()
        .add("status", status.wire(), after.status.wire())
        .add(
            "resolved_at_version",
            resolvedAtVersion.orElse(""),
            after.resolvedAtVersion.orElse(""));
  }

  /** What a request for a status comes to at that time. */
  public Transition moveTo(WantedStatus wanted, Instant now) {
    IssueStatus to = wanted.status();
    return status.mayBecome(to)
        ? new Transition.Applied(new Lifecycle(to, versionAfter(wanted), snoozedAfter(to, now)))
        : new Transition.Refused(status, to);
  }

  private Optional<String> versionAfter(WantedStatus wanted) {
    return switch (wanted.status()) {
      case RESOLVED -> wanted.resolvedAtVersion();
      case NEW, IN_PROGRESS, REGRESSED -> Optional.empty();
      case SILENCED, SNOOZED -> resolvedAtVersion;
    };
  }

  private static Optional<Instant> snoozedAfter(IssueStatus to, Instant now) {
    return to == IssueStatus.SNOOZED ? Optional.of(now) : Optional.empty();
  }
}
