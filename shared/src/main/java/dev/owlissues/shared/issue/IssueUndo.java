package dev.owlissues.shared.issue;

import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Action;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import dev.owlissues.shared.audit.ResourceLog;
import dev.owlissues.shared.base.id.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes back the last change of an issue (R-undo-1): status, version, snooze and claim are again
 * what the audit log says they were. It holds only while that change is the last that the issue
 * notes, and is a change itself: of two that undo at once, one finds another last change.
 */
public final class IssueUndo {
  /** The name under which an entry tells which change it takes back. */
  public static final String UNDOES = "undoes";

  private final IssueStore issues;
  private final ResourceLog log;
  private final Names names;
  private final AuditEntries entries;

  /** What people and agents are called; the log has their ids only. */
  public interface Names {

    /** What that one of the team is called now; empty for who is gone. */
    String of(UUID teamId, Claimant who);
  }

  /** Takes back changes of those issues, which that log knows. */
  public IssueUndo(IssueStore issues, ResourceLog log, Names names, InstantSource clock, Ids ids) {
    this.issues = issues;
    this.log = log;
    this.names = names;
    this.entries = new AuditEntries(ids, clock);
  }

  /** What came of a request. */
  public sealed interface Outcome {
    /** The issue is as it was before the change. */
    record Undone(Issue issue) implements Outcome {}

    /** That is not its last change, or no longer. */
    record Outdated() implements Outcome {}

    /** Somebody else made the change. */
    record NotTheirs() implements Outcome {}

    /** The project has no such issue. */
    record Missing() implements Outcome {}
  }

  /** Takes back the change with that id, which must be the last and the caller's own. */
  public Outcome undo(IssueKey key, UUID changeId, Claimant by) {
    Optional<Issue> read = issues.find(key);
    while (read.isPresent()) {
      Issue issue = read.get();
      Optional<AuditEntry> change =
          issue
              .bookkeeping()
              .lastChange()
              .filter(place -> place.id().equals(changeId))
              .flatMap(place -> log.find(issue.scope().teamId(), place));
      if (change.isEmpty()) {
        return new Outcome.Outdated();
      }
      if (!change.get().actor().equals(by.actor())) {
        return new Outcome.NotTheirs();
      }
      Optional<Issue> undone = replaced(issue, change.get(), by);
      if (undone.isPresent()) {
        return new Outcome.Undone(undone.get());
      }
      // Somebody wrote in between, perhaps only a count: what stands there now decides.
      read = issues.find(key);
    }
    return new Outcome.Missing();
  }

  private Optional<Issue> replaced(Issue issue, AuditEntry change, Claimant by) {
    Instant now = entries.now();
    Lifecycle before =
        named(
            issue.scope().teamId(),
            LifecycleTexts.before(change.deed().changes(), issue.lifecycle()));
    var deed =
        new Deed(
            Action.UPDATE,
            Resource.issue(issue.id()),
            issue.lifecycle().changesTo(before).byField(),
            Map.of(UNDOES, change.id().toString()));
    AuditEntry entry = entries.of(issue.scope().teamId(), by.actor(), deed, now);
    Issue next =
        issue
            .withLifecycle(before)
            .withBookkeeping(issue.bookkeeping().updated(now).changedBy(entry));
    return issues.replace(next, entry) ? Optional.of(next) : Optional.empty();
  }

  private Lifecycle named(UUID teamId, Lifecycle before) {
    return before.withClaim(
        before
            .claimedBy()
            .map(who -> who.name().isEmpty() ? who.named(names.of(teamId, who)) : who));
  }
}
