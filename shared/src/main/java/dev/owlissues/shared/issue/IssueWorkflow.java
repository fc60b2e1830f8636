package dev.owlissues.shared.issue;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.base.time.Iso;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Changes issues' statuses by request. A change and its audit entry are one write, conditional on
 * the issue being as it was read: of two that ask at once, one is refused.
 */
public final class IssueWorkflow {
  private final IssueStore issues;
  private final InstantSource clock;
  private final Ids ids;

  /** A workflow over those issues. */
  public IssueWorkflow(IssueStore issues, InstantSource clock, Ids ids) {
    this.issues = issues;
    this.clock = clock;
    this.ids = ids;
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
    UUID entryId = ids.next();
    while (read.isPresent()) {
      Issue issue = read.get();
      IssueStatus status = issue.lifecycle().status();
      if (from.filter(status::equals).isEmpty()) {
        return new Outcome.Overtaken(status, wanted.status());
      }
      Instant now = Iso.millis(clock.instant());
      switch (issue.lifecycle().moveTo(wanted, now)) {
        case Transition.Refused(var before, var to) -> {
          return new Outcome.Refused(before, to);
        }
        case Transition.Applied(var lifecycle) -> {
          Issue next = issue.with(lifecycle, issue.bookkeeping().updated(now));
          if (issues.replace(next, entry(entryId, issue, lifecycle, actor, now))) {
            return new Outcome.Changed(next);
          }
        }
      }
      // Somebody wrote in between, perhaps only a count: what stands there now decides.
      read = issues.find(key.projectId(), key.issueId());
    }
    return new Outcome.Missing();
  }

  private static AuditEntry entry(
      UUID id, Issue before, Lifecycle after, AuditEntry.Actor actor, Instant now) {
    return new AuditEntry(
        id,
        before.scope().teamId(),
        actor,
        AuditEntry.Deed.update(
            new AuditEntry.Resource("issue", before.id().toString()),
            changes(before.lifecycle(), after)),
        now);
  }

  private static Map<String, AuditEntry.Change> changes(Lifecycle before, Lifecycle after) {
    Map<String, AuditEntry.Change> changes = new HashMap<>();
    changes.put("status", new AuditEntry.Change(before.status().wire(), after.status().wire()));
    if (!before.resolvedAtVersion().equals(after.resolvedAtVersion())) {
      changes.put(
          "resolved_at_version",
          new AuditEntry.Change(
              before.resolvedAtVersion().orElse(""), after.resolvedAtVersion().orElse("")));
    }
    return changes;
  }
}
