package dev.owlissues.shared.issue.merge;

import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.StoredIssue;
import dev.owlissues.shared.issue.merge.MergeSteps.Progress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Merges issues by request, and goes on from the queue with what a request could not finish. */
public final class MergeService {
  /**
   * How many sessions and users a request moves itself: two or three seconds' work. Comments count
   * a hundredfold, fingerprints tenfold.
   */
  public static final long IN_REQUEST = 20_000;

  private final IssueStore issues;
  private final MergeStore merges;
  private final MergeSteps merge;
  private final MergeQueue queue;
  private final long inRequest;
  private final InstantSource clock;

  /**
   * Merges by those steps.
   *
   * @param queue where a merge goes on that is too large for a request
   * @param inRequest how many sessions and users a request moves itself; a comment counts as 100
   */
  public MergeService(
      IssueStore issues,
      MergeStore merges,
      MergeSteps merge,
      MergeQueue queue,
      long inRequest,
      InstantSource clock) {
    this.issues = issues;
    this.merges = merges;
    this.merge = merge;
    this.queue = queue;
    this.inRequest = inRequest;
    this.clock = clock;
  }

  /** What came of a request. */
  public sealed interface Outcome {
    /** The survivor; its own bookkeeping says whether it is still merging. */
    record Merged(Issue survivor) implements Outcome {}

    /** Why the two cannot become one. */
    record Refused(String reason) implements Outcome {}

    /** The project has no such issue. */
    record Missing(UUID id) implements Outcome {}
  }

  /** Merges the source into the target, as far as that goes at once. */
  public Outcome merge(IssueKey target, UUID sourceId, Actor actor) {
    while (true) {
      Optional<Issue> survivor = issues.find(target.projectId(), target.issueId());
      if (survivor.isEmpty()) {
        return new Outcome.Missing(target.issueId());
      }
      Optional<Issue> source = issues.find(target.projectId(), sourceId);
      Optional<Merge> open = merges.open(sourceId);
      if (open.isPresent() && isUnfinished(open.get(), survivor.get())) {
        // Asked for again, perhaps because an answer was lost: it goes on as if first asked.
        return open.get().target().equals(target.issueId())
            ? advance(open.get(), target)
            : new Outcome.Refused("the issue is being merged into " + open.get().target());
      }
      if (source.isEmpty()) {
        return new Outcome.Missing(sourceId);
      }
      Optional<String> refusal = MergeRule.refusal(source.get(), survivor.get());
      if (refusal.isPresent()) {
        return new Outcome.Refused(refusal.get());
      }
      Merge asked = asked(survivor.get(), sourceId, actor);
      if (merges.begin(asked, MergeRule.expecting(survivor.get(), asked))) {
        return advance(asked, target);
      }
    }
  }

  private Merge asked(Issue survivor, UUID sourceId, Actor actor) {
    return new Merge(
        survivor.scope().teamId(),
        survivor.scope().projectId(),
        sourceId,
        survivor.id(),
        actor,
        Iso.millis(clock.instant()));
  }

  // A merge that only waits to be swept is done, as far as people can tell.
  private boolean isUnfinished(Merge open, Issue target) {
    boolean merged =
        issues.storedIssue(open.projectId(), open.source()) instanceof StoredIssue.Merged;
    return !merged || Merge.isUnfinished(target, open.mark());
  }

  private Outcome advance(Merge asked, IssueKey target) {
    Progress progress = merge.advance(asked, inRequest);
    next(asked, progress);
    if (progress instanceof Progress.Dropped) {
      return issues
          .find(target.projectId(), asked.source())
          .flatMap(source ->
              issues
                  .find(target.projectId(), target.issueId())
                  .flatMap(survivor -> MergeRule.refusal(source, survivor)))
          .<Outcome>map(Outcome.Refused::new)
          .orElseGet(() -> new Outcome.Missing(missing(asked, target)));
    }
    return issues
        .find(target.projectId(), target.issueId())
        .<Outcome>map(Outcome.Merged::new)
        .orElseGet(() -> new Outcome.Missing(target.issueId()));
  }

  private UUID missing(Merge asked, IssueKey target) {
    return issues.find(target.projectId(), target.issueId()).isPresent()
        ? asked.source()
        : target.issueId();
  }

  /** Goes on with a merge from the queue. Doing it twice is harmless. */
  public void goOn(UUID sourceId) {
    merges
        .open(sourceId)
        .ifPresent(open -> next(open, merge.advance(open, MergeTransfer.EVERYTHING)));
  }

  /** Hands on every merge that is on its way: messages may have been lost. */
  public void requeue() {
    merges.open().forEach(open -> queue.send(open, Duration.ZERO));
  }

  private void next(Merge asked, Progress progress) {
    switch (progress) {
      case Progress.Waiting(Duration delay) -> queue.send(asked, delay);
      case Progress.Settled() -> queue.send(asked, Duration.ZERO);
      case Progress.Moved(Duration delay) -> queue.send(asked, delay);
      case Progress.Over(), Progress.Dropped() -> {}
    }
  }
}
