package dev.owlissues.shared.issue.merge;

import dev.owlissues.shared.issue.Bookkeeping;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.fact.Openings;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What a merge makes of its target (R-merge-4). Pure: the stores see only the outcome. */
final class MergeRule {
  private MergeRule() {}

  /** Why the two cannot become one; empty when they can. */
  static Optional<String> refusal(Issue source, Issue target) {
    if (source.id().equals(target.id())) {
      return Optional.of("source_issue_id is the issue itself");
    }
    if (source.scope().dev() != target.scope().dev()) {
      return Optional.of("an issue of development and one of production cannot be merged");
    }
    if (source.bookkeeping().isDeleting() || target.bookkeeping().isDeleting()) {
      return Optional.of("an issue that is being deleted cannot be merged");
    }
    int fingerprints = source.subject().fingerprintCount() + target.subject().fingerprintCount();
    return fingerprints > Merge.MAX_FINGERPRINTS
        ? Optional.of(
            "the issues have %d fingerprints together, and one may have %d"
                .formatted(fingerprints, Merge.MAX_FINGERPRINTS))
        : Optional.empty();
  }

  /** The target once somebody has asked for the merge: it says so, and nothing else is new. */
  static Issue expecting(Issue target, Merge merge) {
    return target.withBookkeeping(
        withPages(target.bookkeeping(), pages -> pages.putIfAbsent(merge.mark(), 0L)));
  }

  /**
   * The target once the source is a tombstone. Status and title stay; its counts grow when
   * occurrences have moved. What was changed before cannot be taken back any more (R-undo-2).
   */
  static Issue with(Issue source, Issue target, Merge merge, Instant now) {
    Bookkeeping before = target.bookkeeping();
    Bookkeeping after =
        withPages(
            before,
            pages -> {
              source
                  .bookkeeping()
                  .lastPages()
                  .forEach((unit, page) -> pages.merge(unit, page, Math::max));
              // If the other direction was asked for too, this one stays.
              pages.remove(Merge.markOf(target.id()));
              pages.put(merge.mark(), 0L);
            });
    return target
        .withSubject(target.subject().joined(source.id(), source.subject()))
        .withSeen(target.seen().plus(source.seen()))
        // Whose occurrences move is not known yet.
        .withFacts(target.facts().plus(source.facts().ofEvents()))
        .withBookkeeping(
            after
                .withLastChange(Optional.empty())
                .withUpdatedAt(later(before.updatedAt(), now))
                .withActivityAt(later(before.activityAt(), source.bookkeeping().activityAt())));
  }

  /** The target once everything has moved to it, with what has. */
  static Issue counted(Issue target, Merge merge, IssueCounts added, Openings opened) {
    return target
        .withCounts(target.issueCounts().plus(added))
        .withFacts(target.facts().opened(opened))
        .withBookkeeping(
            withPages(target.bookkeeping(), pages -> pages.put(merge.mark(), Merge.PAGE)));
  }

  /** The target once nothing is left of the merge. */
  static Issue forgetting(Issue target, Merge merge) {
    return target.withBookkeeping(
        withPages(target.bookkeeping(), pages -> pages.remove(merge.mark())));
  }

  // The next revision, with the pages that the change makes of its own.
  private static Bookkeeping withPages(
      Bookkeeping bookkeeping, Consumer<Map<String, Long>> change) {
    Map<String, Long> pages = new HashMap<>(bookkeeping.lastPages());
    change.accept(pages);
    return bookkeeping.withLastPages(pages).next();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
