package dev.owlissues.shared.issue;

import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.base.id.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Changes issues' statuses by request (R-status-7). A change and its audit entry are one write,
 * conditional on the issue being as it was read: of two that ask at once, one is refused.
 */
public final class IssueWorkflow {
  private final IssueStore issues;
  private final AuditEntries entries;

  /** A workflow over those issues. */
  public IssueWorkflow(IssueStore issues, InstantSource clock, Ids ids) {
    this.issues = issues;
    this.entries = new AuditEntries(ids, clock);
  }

  /** What came of a request. */
  public sealed interface Outcome {
    /** The issue has the status now; what changed is its last change. */
    record Changed(Issue issue) implements Outcome {}

    /** No request leads from where it stands to the status that was asked for. */
    record Refused(Lifecycle from, IssueStatus to) implements Outcome {}

    /** Its status was changed by somebody else while this request was on its way. */
    record Overtaken(IssueStatus now, IssueStatus wanted) implements Outcome {}

    /** The project has no such issue. */
    record Missing() implements Outcome {}
  }

  /** Asks for a status, in somebody's name. */
  public Outcome change(IssueKey key, WantedStatus wanted, Claimant by) {
    return change(key, issues.find(key), wanted, by);
  }

  /**
   * The same for an issue that has been read.
   *
   * @param known the issue as it was read; empty if the project has none
   */
  public Outcome change(IssueKey key, Optional<Issue> known, WantedStatus wanted, Claimant by) {
    Optional<Issue> read = known;
    while (read.isPresent()) {
      Issue issue = read.get();
      if (isOvertaken(known.map(Issue::lifecycle), issue.lifecycle(), wanted)) {
        return new Outcome.Overtaken(issue.lifecycle().status(), wanted.status());
      }
      Instant now = entries.now();
      switch (issue.lifecycle().moveTo(wanted, by, now)) {
        case Transition.Refused _ -> {
          return new Outcome.Refused(issue.lifecycle(), wanted.status());
        }
        case Transition.Applied(var lifecycle) -> {
          AuditEntry entry = entry(issue, lifecycle, by, now);
          Issue next =
              issue
                  .withLifecycle(lifecycle)
                  .withBookkeeping(issue.bookkeeping().updated(now).changedBy(entry));
          if (issues.replace(next, entry)) {
            return new Outcome.Changed(next);
          }
        }
      }
      // Somebody wrote in between, perhaps only a count: what stands there now decides.
      read = issues.find(key);
    }
    return new Outcome.Missing();
  }

  // Who takes an issue over takes it from the one whom they saw.
  private static boolean isOvertaken(Optional<Lifecycle> seen, Lifecycle now, WantedStatus wanted) {
    return seen.filter(before ->
            before.status() == now.status()
                && (!wanted.takesOver() || before.claimedBy().equals(now.claimedBy())))
        .isEmpty();
  }

  private AuditEntry entry(Issue before, Lifecycle after, Claimant by, Instant now) {
    return entries.of(
        before.scope().teamId(),
        by.actor(),
        AuditEntry.Deed.update(
            AuditEntry.Resource.issue(before.id()), before.lifecycle().changesTo(after).byField()),
        now);
  }
}
