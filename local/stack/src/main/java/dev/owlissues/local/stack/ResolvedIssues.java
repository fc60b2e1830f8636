package dev.owlissues.local.stack;

import dev.owlissues.local.stack.demo.StatusChange;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.id.Ids;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.Lifecycle;
import dev.owlissues.shared.time.Iso;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Resolves issues for the demo, beside the API, which cannot change a status yet. */
final class ResolvedIssues implements StatusChange {
  private static final AuditEntry.Actor DEMO = new AuditEntry.Actor("system", "demo");

  private final IssueStore issues;
  private final InstantSource clock;
  private final Ids ids;

  ResolvedIssues(IssueStore issues, InstantSource clock, Ids ids) {
    this.issues = issues;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public void resolve(String projectId, String issueId, String version) {
    boolean written;
    do {
      Issue issue = issues.find(UUID.fromString(projectId), UUID.fromString(issueId)).orElseThrow();
      Instant now = Iso.millis(clock.instant());
      written = issues.replace(resolved(issue, version, now), entry(issue, version, now));
      // Somebody wrote in between: decide again on what stands there now.
    } while (!written);
  }

  private static Issue resolved(Issue issue, String version, Instant now) {
    return issue.with(
        new Lifecycle(IssueStatus.RESOLVED, Optional.of(version), Optional.empty()),
        issue.ledger().updated(now));
  }

  private AuditEntry entry(Issue issue, String version, Instant now) {
    Lifecycle before = issue.lifecycle();
    return new AuditEntry(
        ids.next(),
        issue.place().teamId(),
        DEMO,
        AuditEntry.Deed.update(
            new AuditEntry.Resource("issue", issue.id().toString()),
            Map.of(
                "status",
                new AuditEntry.Change(before.status().wire(), IssueStatus.RESOLVED.wire()),
                "resolved_at_version",
                new AuditEntry.Change(before.resolvedAtVersion().orElse(""), version))),
        now);
  }
}
