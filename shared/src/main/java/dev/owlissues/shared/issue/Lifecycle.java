package dev.owlissues.shared.issue;

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
}
