package dev.owlissues.shared.purge.work;

import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.StoredIssue;
import dev.owlissues.shared.issue.merge.Merge;
import dev.owlissues.shared.issue.merge.MergeStore;
import dev.owlissues.shared.issue.merge.ScanBarrier;
import dev.owlissues.shared.issue.route.RouteStore;
import dev.owlissues.shared.purge.Purge;
import dev.owlissues.shared.scan.page.PageGate.Closing;
import dev.owlissues.shared.scan.run.ScanTimes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * Deletes issues (R-purge-2). One is marked, and shown to nobody from then on; it becomes a
 * tombstone that leads nowhere, as a merge's source becomes one, when no page of its apps is open;
 * then what lay under it is deleted. Its fingerprints keep leading to the tombstone: by that, who
 * meets one again makes an issue anew.
 */
public final class IssueDeletion {
  private final IssueStore issues;
  private final DeletionStore deletions;
  private final MergeStore merges;
  private final ScanBarrier units;
  private final RouteStore routes;
  private final IssueRemains remains;
  private final AuditEntries entries;

  /** Deletes from those stores. */
  public IssueDeletion(
      IssueStore issues,
      DeletionStore deletions,
      MergeStore merges,
      ScanBarrier units,
      RouteStore routes,
      IssueRemains remains,
      Ids ids,
      InstantSource clock) {
    this.issues = issues;
    this.deletions = deletions;
    this.merges = merges;
    this.units = units;
    this.routes = routes;
    this.remains = remains;
    this.entries = new AuditEntries(ids, clock);
  }

  /** What came of a request. */
  public sealed interface Outcome {
    /** It is gone for everybody. */
    record Deleted(Purge purge) implements Outcome {}

    /** It is being merged, and stays. */
    record Merging() implements Outcome {}

    /** There is no such issue, or no more. */
    record Missing() implements Outcome {}
  }

  /** Takes the issue out of everybody's sight, and notes that it is to be deleted. */
  Outcome begin(IssueKey key, Actor actor) {
    while (true) {
      Optional<Issue> found = issues.find(key);
      if (found.isEmpty()) {
        return new Outcome.Missing();
      }
      Issue issue = found.get();
      if (isMerging(issue)) {
        return new Outcome.Merging();
      }
      Instant now = entries.now();
      UUID team = issue.scope().teamId();
      var by = new Purge.By(actor, now);
      Purge purge = Purge.ofIssue(entries.ids().next(), team, key.projectId(), key.issueId(), by);
      Issue deleting = issue.withBookkeeping(issue.bookkeeping().deleting());
      Deed deed = Deed.delete(Resource.issue(issue.id()));
      if (deletions.begin(purge, deleting, entries.of(team, actor, deed, now))) {
        return new Outcome.Deleted(purge);
      }
    }
  }

  /** Goes on with a deletion as far as it can. */
  Progress advance(Purge purge) {
    return settle(purge)
        .orElseGet(() -> {
          routes
              .leadingTo(purge.subject())
              .forEach(grouping -> routes.strip(grouping, purge.subject()));
          remains.delete(purge.teamId(), new IssueKey(purge.projectId(), purge.subject()));
          return new Progress.Walked();
        });
  }

  /**
   * Makes the issue a tombstone, if that is possible now. Until then what scans count goes with it,
   * so the sooner the better.
   *
   * @return why not; empty when it is done
   */
  Optional<Progress> settle(Purge purge) {
    Optional<Progress> halted = Optional.empty();
    while (halted.isEmpty()
        && issues.storedIssue(purge.projectId(), purge.subject())
            instanceof StoredIssue.Live(Issue issue)) {
      halted = settle(issue);
    }
    return halted;
  }

  /** Empty when the issue is a tombstone now, or is to be looked at again. */
  private Optional<Progress> settle(Issue seen) {
    UUID projectId = seen.scope().projectId();
    Optional<Closing> closing = units.close(projectId, seen.id());
    if (closing.isEmpty()) {
      return Optional.of(new Progress.Waiting(ScanTimes.BUSY));
    }
    // Read before it is looked whether its units rest, as a merge does.
    Optional<Issue> issue = issues.find(projectId, seen.id());
    if (issue.isEmpty() || isMerging(issue.get())) {
      units.open(closing.get());
      return issue.map(_ -> new Progress.Waiting(ScanTimes.BUSY));
    }
    if (!units.rest(projectId, issue.get().apps())) {
      // The gate stays closed, so that what is open now is all that is to be waited for.
      return Optional.of(new Progress.Waiting(ScanTimes.BUSY));
    }
    if (!deletions.commit(issue.get(), entries.now(), closing.get())) {
      units.open(closing.get());
    }
    return Optional.empty();
  }

  // One that was asked for while the issue was marked finds that, and is dropped. One that is done
  // still is to be swept.
  private boolean isMerging(Issue issue) {
    return merges.open(issue.id()).isPresent()
        || issue.bookkeeping().lastPages().keySet().stream().anyMatch(Merge::isMark);
  }
}
