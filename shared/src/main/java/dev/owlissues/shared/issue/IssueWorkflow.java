package dev.owlissues.shared.issue;

import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.base.id.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Changes issues' statuses by request. A change and its audit entry are one write, conditional on
 * the issue being as it was read: of two that ask at once, one is refused.
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
    /** The issue has the status now. */
    record Changed(Issue issue) implements Outcome {}

    /** No request leads from its status to the one that was asked for. */
    record Refused(IssueStatus from, IssueStatus to) implements Outcome {}

    /** Its status was changed by somebody else while this request was on its way. */
    record Overtaken(IssueStatus now, IssueStatus wanted) implements Outcome {}

    /** The project has no such issue. */
    record Missing() implements Outcome {}
  }

  /** Asks for a status, in somebody's name. */
  public Outcome change(IssueKey key, WantedStatus wanted, AuditEntry.Actor actor) {
    Optional<Issue> read = issues.find(key.projectId(), key.issueId());
    Optional<IssueStatus> from = read.map(issue -> issue.lifecycle().status());
    while (read.isPresent()) {
      Issue issue = read.get();
      IssueStatus status = issue.lifecycle().status();
      if (from.filter(status::equals).isEmpty()) {
        return new Outcome.Overtaken(status, wanted.status());
      }
      Instant now = entries.now();
      switch (issue.lifecycle().moveTo(wanted, now)) {
        case Transition.Refused(var before, var to) -> {
          return new Outcome.Refused(before, to);
        }
        case Transition.Applied(var lifecycle) -> {
          Issue next =
              issue.withLifecycle(lifecycle).withBookkeeping(issue.bookkeeping().updated(now));
          if (issues.replace(next, entry(issue, lifecycle, actor, now))) {
            return new Outcome.Changed(next);
          }
        }
      }
      // Somebody wrote in between, perhaps only a count: what stands there now decides.
      read = issues.find(key.projectId(), key.issueId());
    }
    return new Outcome.Missing();
  }

  private AuditEntry entry(Issue before, Lifecycle after, AuditEntry.Actor actor, Instant now) {
    return entries.of(
        before.scope().teamId(),
        actor,
        AuditEntry.Deed.update(
            AuditEntry.Resource.issue(before.id()), before.lifecycle().changesTo(after).byField()),
        now);
  }
}
