package dev.owlissues.shared.issue.merge;

import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.issue.Bookkeeping;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.Subject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
    int fingerprints = source.subject().fingerprintCount() + target.subject().fingerprintCount();
    return fingerprints > Merge.MAX_FINGERPRINTS
        ? Optional.of(
            "the issues have %d fingerprints together, and one may have %d"
                .formatted(fingerprints, Merge.MAX_FINGERPRINTS))
        : Optional.empty();
  }

  /** The target once somebody has asked for the merge: it says so, and nothing else is new. */
  static Issue expecting(Issue target, Merge merge) {
    Map<String, Long> pages = new HashMap<>(target.bookkeeping().lastPages());
    pages.putIfAbsent(merge.mark(), 0L);
    return with(target, target.subject(), target.issueCounts(), pages, target.bookkeeping());
  }

  /**
   * The target once the source is a tombstone. Status and title stay; its counts grow when
   * occurrences have moved.
   */
  static Issue with(Issue source, Issue target, Merge merge, Instant now) {
    Map<String, Long> pages = new HashMap<>(target.bookkeeping().lastPages());
    source.bookkeeping().lastPages().forEach((unit, page) -> pages.merge(unit, page, Math::max));
    // Whoever asked for the other direction as well gets this one.
    pages.remove(Merge.markOf(target.id()));
    pages.put(merge.mark(), 0L);
    Bookkeeping bookkeeping = target.bookkeeping();
    Instant activity = later(bookkeeping.activityAt(), source.bookkeeping().activityAt());
    var raised =
        new Bookkeeping(
            bookkeeping.createdAt(),
            later(bookkeeping.updatedAt(), now),
            activity,
            bookkeeping.lastNotifiedAt(),
            bookkeeping.lastPages(),
            bookkeeping.inlineMembers(),
            bookkeeping.revision());
    Issue joined = with(target, subject(source, target), target.issueCounts(), pages, raised);
    return new Issue(
        joined.id(),
        joined.scope(),
        joined.subject(),
        joined.lifecycle(),
        joined.issueCounts(),
        target.seen().plus(source.seen()),
        joined.bookkeeping());
  }

  /** The target once everything has moved to it. */
  static Issue counted(Issue target, Merge merge, IssueCounts added) {
    Map<String, Long> pages = new HashMap<>(target.bookkeeping().lastPages());
    pages.put(merge.mark(), Merge.PAGE);
    return with(
        target, target.subject(), target.issueCounts().plus(added), pages, target.bookkeeping());
  }

  /** The target once nothing is left of the merge. */
  static Issue forgetting(Issue target, Merge merge) {
    Map<String, Long> pages = new HashMap<>(target.bookkeeping().lastPages());
    pages.remove(merge.mark());
    return with(target, target.subject(), target.issueCounts(), pages, target.bookkeeping());
  }

  private static Issue with(
      Issue issue,
      Subject subject,
      IssueCounts issueCounts,
      Map<String, Long> pages,
      Bookkeeping bookkeeping) {
    return new Issue(
        issue.id(),
        issue.scope(),
        subject,
        issue.lifecycle(),
        issueCounts,
        issue.seen(),
        new Bookkeeping(
            bookkeeping.createdAt(),
            bookkeeping.updatedAt(),
            bookkeeping.activityAt(),
            bookkeeping.lastNotifiedAt(),
            pages,
            bookkeeping.inlineMembers(),
            bookkeeping.revision() + 1));
  }

  private static Subject subject(Issue source, Issue target) {
    Subject kept = target.subject();
    List<Fingerprint> fingerprints =
        Stream.concat(kept.fingerprints().stream(), source.subject().fingerprints().stream())
            .limit(Subject.FINGERPRINTS_KEPT)
            .toList();
    return new Subject(
        kept.title(),
        kept.sourceModule(),
        fingerprints,
        kept.fingerprintCount() + source.subject().fingerprintCount());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
