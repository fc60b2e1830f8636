package dev.owlissues.shared.issue.merge;

import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.StoredIssue;
import dev.owlissues.shared.scan.count.InlineSpill;
import dev.owlissues.shared.scan.page.PageGate.Closing;
import dev.owlissues.shared.scan.run.ScanTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Merges issues (R-merge-10). A merge is noted, then settled by one transaction that makes the
 * source a tombstone, then carried out; wherever it stops, the next worker goes on from there.
 */
public final class MergeSteps {
  private final IssueStore issues;
  private final MergeStore merges;
  private final ScanBarrier units;
  private final InlineSpill inlineSpill;
  private final MergeTransfer transfer;
  private final InstantSource clock;
  private final AuditEntries entries;

  /** Merges in those stores. */
  public MergeSteps(
      IssueStore issues,
      MergeStore merges,
      ScanBarrier units,
      InlineSpill inlineSpill,
      MergeTransfer transfer,
      InstantSource clock,
      Ids ids) {
    this.issues = issues;
    this.merges = merges;
    this.units = units;
    this.inlineSpill = inlineSpill;
    this.transfer = transfer;
    this.clock = clock;
    this.entries = new AuditEntries(ids, clock);
  }

  /** How far a merge got. */
  sealed interface Progress {
    /** Something is in the way; worth another try after the delay. */
    record Waiting(Duration delay) implements Progress {}

    /** It is settled, and what is to be moved is more than the caller wanted to move. */
    record Settled() implements Progress {}

    /** Everything has moved; what comes too late is cleared away after the delay. */
    record Moved(Duration delay) implements Progress {}

    /** There is nothing left to do. */
    record Over() implements Progress {}

    /** It cannot be done any more, and is forgotten. */
    record Dropped() implements Progress {}
  }

  /**
   * Goes on with a merge as far as it can.
   *
   * @param limit how much may be moved now, see {@link MergeTransfer#isMoreThan}
   */
  Progress advance(Merge merge, long limit) {
    while (true) {
      switch (issues.storedIssue(merge.projectId(), merge.source())) {
        case StoredIssue.Live(Issue source) -> {
          Optional<Progress> halted = settle(merge, source);
          if (halted.isPresent()) {
            return halted.get();
          }
        }
        case StoredIssue.Merged _ -> {
          return carryOut(merge, limit);
        }
        case StoredIssue.Absent(), StoredIssue.Claimed(), StoredIssue.Deleted() -> {
          return drop(merge);
        }
      }
    }
  }

  /** Empty when the source is a tombstone now, or is to be looked at again. */
  private Optional<Progress> settle(Merge merge, Issue source) {
    Optional<Issue> target = survivor(merge.projectId(), merge.target());
    if (target.isEmpty() || MergeRule.refusal(source, target.get()).isPresent()) {
      return Optional.of(drop(merge));
    }
    if (isAwaiting(source)) {
      return Optional.of(new Progress.Waiting(ScanTimes.BUSY));
    }
    Optional<Closing> closing = units.close(merge.projectId(), merge.source());
    return closing.isEmpty()
        ? Optional.of(new Progress.Waiting(ScanTimes.BUSY))
        : commit(merge, target.get().id(), closing.get());
  }

  // What is still on its way to the source must arrive before the source goes on itself.
  private boolean isAwaiting(Issue source) {
    return source.bookkeeping().lastPages().entrySet().stream()
        .filter(entry -> Merge.isMark(entry.getKey()) && entry.getValue() < Merge.PAGE)
        .map(entry -> Merge.sourceOf(entry.getKey()))
        .anyMatch(
            id -> issues.storedIssue(source.scope().projectId(), id) instanceof StoredIssue.Merged);
  }

  // Both are read before it is looked whether their units rest: if they do, both have counted all
  // that was begun, and if one counts any more, this finds another revision.
  private Optional<Progress> commit(Merge merge, UUID targetId, Closing closing) {
    Optional<Issue> source = grown(merge.projectId(), merge.source());
    Optional<Issue> target = grown(merge.projectId(), targetId);
    if (source.isEmpty()
        || target.isEmpty()
        || isAwaiting(source.get())
        || MergeRule.refusal(source.get(), target.get()).isPresent()) {
      units.open(closing);
      return Optional.empty();
    }
    if (!units.rest(merge.projectId(), apps(source.get(), target.get()))) {
      // The gate stays closed, so that what is open now is all that is to be waited for.
      return Optional.of(new Progress.Waiting(ScanTimes.BUSY));
    }
    Instant now = entries.now();
    Issue joined = MergeRule.with(source.get(), target.get(), merge, now);
    if (!merges.commit(source.get(), joined, entry(merge, target.get(), now), closing)) {
      units.open(closing);
    }
    return Optional.empty();
  }

  private Optional<Issue> grown(UUID projectId, UUID id) {
    Optional<Issue> issue = issues.find(projectId, id);
    while (issue.isPresent() && issue.get().bookkeeping().inlineMembers().isPresent()) {
      issue = inlineSpill.grow(issue.get()).or(() -> issues.find(projectId, id));
    }
    return issue;
  }

  private AuditEntry entry(Merge merge, Issue target, Instant now) {
    Deed deed =
        Deed.happened(Resource.issue(target.id()), Merge.MERGED_FROM, merge.source().toString());
    return entries.of(merge.teamId(), merge.actor(), deed, now);
  }

  private Progress carryOut(Merge merge, long limit) {
    Optional<Tombstone> tombstone = merges.tombstone(merge.sourceKey());
    Optional<Issue> survivor = survivor(merge.projectId(), merge.source());
    if (tombstone.isEmpty() || survivor.isEmpty()) {
      return drop(merge);
    }
    Issue source = tombstone.get().issue();
    IssueKey into = survivor.get().key();
    if (survivor.get().bookkeeping().lastPage(merge.mark()) < Merge.PAGE
        && survivor.get().bookkeeping().lastPages().containsKey(merge.mark())) {
      if (transfer.isMoreThan(merge, source, limit)) {
        return new Progress.Settled();
      }
      transfer.move(merge, tombstone.get(), into);
    }
    Instant due = tombstone.get().mergedAt().plus(Merge.SWEPT_AFTER);
    Duration left = Duration.between(clock.instant(), due);
    if (left.isPositive()) {
      return new Progress.Moved(left);
    }
    transfer.sweep(merge, tombstone.get(), into);
    merges.close(merge);
    return new Progress.Over();
  }

  private Progress drop(Merge merge) {
    survivor(merge.projectId(), merge.target())
        .ifPresent(target -> transfer.forget(merge, target.key()));
    merges.close(merge);
    return new Progress.Dropped();
  }

  /** The issue that an id leads to, by however many merges. */
  Optional<Issue> survivor(UUID projectId, UUID id) {
    UUID next = id;
    while (true) {
      switch (issues.storedIssue(projectId, next)) {
        case StoredIssue.Live(Issue issue) -> {
          return Optional.of(issue);
        }
        case StoredIssue.Merged(UUID into) -> next = into;
        case StoredIssue.Absent(), StoredIssue.Claimed(), StoredIssue.Deleted() -> {
          return Optional.empty();
        }
      }
    }
  }

  /** Every app whose pages may be counted in one of the two. */
  private static Set<UUID> apps(Issue source, Issue target) {
    Set<UUID> apps = new HashSet<>(source.apps());
    apps.addAll(target.apps());
    return apps;
  }
}
