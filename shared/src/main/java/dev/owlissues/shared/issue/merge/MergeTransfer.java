package dev.owlissues.shared.issue.merge;

import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.comment.CommentStore;
import dev.owlissues.shared.issue.fact.Openings;
import dev.owlissues.shared.issue.occurrence.ErasedOccurrence;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import dev.owlissues.shared.issue.route.RouteStore;
import dev.owlissues.shared.scan.count.PackStore;
import dev.owlissues.shared.scan.count.PackStore.StoredPack;
import dev.owlissues.shared.scan.members.BucketStore;
import dev.owlissues.shared.scan.members.HashedId;
import dev.owlissues.shared.scan.members.MemberHashes;
import dev.owlissues.shared.scan.members.MemberSets;
import dev.owlissues.shared.scan.members.SetBucket.Coverage;
import dev.owlissues.shared.scan.members.SetTree;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Gatherers;

/**
 * Moves what lies under a tombstone to the survivor: fingerprints, sets, packs, comments, then one
 * conditional write that counts. It is a page of the scan in all but name: each step finds what an
 * earlier try did and returns the same, and what the survivor has counted is not counted again, so
 * scans of the survivor may go on meanwhile.
 */
public final class MergeTransfer {
  /** No limit. */
  static final long EVERYTHING = Long.MAX_VALUE;

  private static final int COMMENT = 100;
  private static final int FINGERPRINT = 10;

  private final IssueStore issues;
  private final RouteStore routes;
  private final PackStore packs;
  private final CommentStore comments;
  private final MemberSets sets;
  private final SetTree tree;
  private final int lanes;

  /**
   * Moves between issues and everything that lies under them.
   *
   * @param lanes how much is moved at once
   */
  public MergeTransfer(
      IssueStore issues,
      RouteStore routes,
      BucketStore buckets,
      PackStore packs,
      CommentStore comments,
      int lanes) {
    this.issues = issues;
    this.routes = routes;
    this.packs = packs;
    this.comments = comments;
    this.sets = new MemberSets(buckets, lanes);
    this.tree = new SetTree(buckets, lanes);
    this.lanes = lanes;
  }

  /**
   * Whether there is more to move than so many sessions and users. Those move by the hundred; a
   * comment takes three requests of its own, and counts as {@value #COMMENT} of them; a fingerprint
   * takes one, and counts as {@value #FINGERPRINT}.
   */
  boolean isMoreThan(Merge merge, Issue source, long limit) {
    if (limit == EVERYTHING) {
      return false;
    }
    long room =
        limit
            - source.issueCounts().occurrences()
            - source.issueCounts().users()
            - (long) FINGERPRINT * source.subject().fingerprintCount();
    return room < 0 || comments.hasMoreThan(merge.sourceKey(), room / COMMENT);
  }

  /** Moves everything, and counts it; nothing if that has been done. */
  void move(Merge merge, Tombstone tombstone, IssueKey survivor) {
    Issue source = tombstone.issue();
    reassign(source.id(), survivor.issueId());
    MemberHashes counted = tree.counted(source.id(), coverage(source));
    MemberHashes added = add(merge, counted, survivor);
    Openings opened = movePacks(source, added, survivor);
    comments.all(merge.sourceKey()).stream()
        .gather(Gatherers.mapConcurrent(lanes, comment -> moved(merge, comment, survivor)))
        .forEach(_ -> {});
    count(merge, added, opened, survivor);
  }

  // What the index does not know yet stays for the sweep; until then the tombstone leads on.
  private void reassign(UUID source, UUID survivor) {
    routes.leadingTo(source).stream()
        .gather(Gatherers.mapConcurrent(lanes, grouping -> routes.move(grouping, source, survivor)))
        .forEach(_ -> {});
  }

  // Who is in the survivor's sets already stays there; their logs tell whom this merge added.
  private MemberHashes add(Merge merge, MemberHashes counted, IssueKey survivor) {
    var adder = new MemberSets.Adder(survivor.issueId(), merge.mark(), Merge.PAGE);
    return sets.add(adder, counted, false);
  }

  private UUID moved(Merge merge, UUID comment, IssueKey survivor) {
    comments.move(merge.sourceKey(), survivor, comment);
    return comment;
  }

  // Which occurrences move is the same at every try, and so is what they open.
  private Openings movePacks(Issue source, MemberHashes added, IssueKey survivor) {
    List<Openings> opened = new ArrayList<>();
    packs.forEach(
        source.id(),
        some ->
            some.stream()
                .filter(pack -> coverage(source).counts(pack.page().unit(), pack.page().page()))
                .map(pack -> pack.keeping(fresh(pack, added)))
                .filter(pack -> !pack.occurrences().isEmpty())
                .gather(Gatherers.mapConcurrent(lanes, pack -> stored(pack, survivor)))
                .map(MergeTransfer::openings)
                .forEach(opened::add));
    return opened.stream().reduce(Openings.NONE, Openings::plus);
  }

  private static Openings openings(StoredPack pack) {
    return Openings.of(pack.occurrences().stream().map(Occurrence::origin).toList());
  }

  private StoredPack stored(StoredPack pack, IssueKey survivor) {
    packs.put(survivor.issueId(), pack);
    return pack;
  }

  private static List<Occurrence> fresh(StoredPack pack, MemberHashes added) {
    return pack.occurrences().stream()
        .filter(occurrence -> added.sessions().contains(session(occurrence)))
        .toList();
  }

  private static HashedId session(Occurrence occurrence) {
    return HashedId.read(ByteBuffer.wrap(ErasedOccurrence.sessionHash(occurrence.sessionId())));
  }

  private void count(Merge merge, MemberHashes added, Openings opened, IssueKey survivor) {
    boolean counted = false;
    while (!counted) {
      // The survivor cannot be merged away before this: see MergeSteps.
      counted =
          issues
              .find(survivor.projectId(), survivor.issueId())
              .filter(target -> target.bookkeeping().lastPage(merge.mark()) < Merge.PAGE)
              .map(target -> MergeRule.counted(target, merge, added.issueCounts(), opened))
              .map(issues::replace)
              .orElse(true);
    }
  }

  /** Clears away everything that is left under the tombstone, and the traces of the merge. */
  void sweep(Merge merge, Tombstone tombstone, IssueKey survivor) {
    Issue source = tombstone.issue();
    reassign(source.id(), survivor.issueId());
    MemberHashes counted = tree.counted(source.id(), coverage(source));
    // First everybody is settled, so that nothing needs the mark; then the mark goes.
    tree.settle(survivor.issueId(), merge.mark(), counted);
    forget(merge, survivor);
    packs.removeAll(source.id());
    tree.remove(source.id());
  }

  /** Takes the merge's mark from the survivor. */
  void forget(Merge merge, IssueKey survivor) {
    boolean forgotten = false;
    while (!forgotten) {
      forgotten =
          issues
              .find(survivor.projectId(), survivor.issueId())
              .filter(target -> target.bookkeeping().lastPages().containsKey(merge.mark()))
              .map(target -> issues.replace(MergeRule.forgetting(target, merge)))
              .orElse(true);
    }
  }

  private static Coverage coverage(Issue issue) {
    return (unit, page) -> issue.bookkeeping().lastPage(unit) >= page;
  }
}
