package dev.owlissues.shared.issue;

import dev.owlissues.shared.audit.Changes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An issue's status with what belongs to it.
 *
 * @param resolvedAtVersion the version with the fix, if one was named when it was resolved
 * @param snooze how it sleeps, while it is snoozed
 * @param claimedBy who works on it, or did when it was resolved
 */
public record Lifecycle(
    IssueStatus status,
    Optional<String> resolvedAtVersion,
    Optional<Snooze> snooze,
    Optional<Claimant> claimedBy) {
  /** How every issue starts. */
  public static final Lifecycle NEW = of(IssueStatus.NEW);

  /** A status that carries nothing with it. */
  public static Lifecycle of(IssueStatus status) {
    return new Lifecycle(status, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Since when it has been snoozed. */
  public Optional<Instant> snoozedAt() {
    return snooze.map(Snooze::since);
  }

  /** What of it an audit entry tells when it becomes the other. */
  public Changes changesTo(Lifecycle after) {
    Map<String, String> texts = LifecycleTexts.writeUnnamed(after);
    Changes changes = new Changes();
    LifecycleTexts.writeUnnamed(this)
        .forEach((field, text) -> changes.add(field, text, texts.getOrDefault(field, "")));
    return changes;
  }

  /** What a request of theirs for a status comes to at that time. */
  public Transition moveTo(WantedStatus wanted, Claimant by, Instant now) {
    IssueStatus to = wanted.status();
    return status.mayBecome(to) || (wanted.takesOver() && isClaimedByAnother(by))
        ? new Transition.Applied(
            new Lifecycle(to, versionAfter(wanted), snoozeAfter(wanted, now), claimAfter(to, by)))
        : new Transition.Refused(status, to);
  }

  /** It came back after its fix; who made that is still known (R-claim-3). */
  public Lifecycle regressed() {
    return new Lifecycle(IssueStatus.REGRESSED, Optional.empty(), Optional.empty(), claimedBy);
  }

  /** The same, claimed by somebody or nobody. */
  Lifecycle withClaim(Optional<Claimant> claim) {
    return new Lifecycle(status, resolvedAtVersion, snooze, claim);
  }

  /** It sleeps on. */
  public Lifecycle sleeping(Snooze rest) {
    return new Lifecycle(status, resolvedAtVersion, Optional.of(rest), claimedBy);
  }

  /** Whether it is in the hands of somebody else, or of nobody known. */
  public boolean isClaimedByAnother(Claimant than) {
    return status == IssueStatus.IN_PROGRESS && claimedBy.filter(than::isSameAs).isEmpty();
  }

  private Optional<String> versionAfter(WantedStatus wanted) {
    return switch (wanted.status()) {
      case RESOLVED -> wanted.resolvedAtVersion();
      case NEW, IN_PROGRESS, REGRESSED -> Optional.empty();
      case SILENCED, SNOOZED -> resolvedAtVersion;
    };
  }

  private static Optional<Snooze> snoozeAfter(WantedStatus wanted, Instant now) {
    return wanted.status() == IssueStatus.SNOOZED
        ? Optional.of(Snooze.begun(now, wanted.snoozeEnd()))
        : Optional.empty();
  }

  private Optional<Claimant> claimAfter(IssueStatus to, Claimant by) {
    return switch (to) {
      case IN_PROGRESS -> Optional.of(by);
      case NEW -> Optional.empty();
      case RESOLVED, SILENCED, SNOOZED, REGRESSED -> claimedBy;
    };
  }
}
