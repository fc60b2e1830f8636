package dev.owlissues.shared.merge;

import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.Occurrence;
import dev.owlissues.shared.scan.Lanes;
import dev.owlissues.shared.scan.MemberHasher;
import dev.owlissues.shared.scan.MemberSets;
import dev.owlissues.shared.scan.Members;
import dev.owlissues.shared.scan.PackStore.StoredPack;
import dev.owlissues.shared.scan.SetBucket.Coverage;
import dev.owlissues.shared.scan.SetTree;
import java.util.List;

/**
 * Moves what lies under a tombstone to the survivor: sets, then packs, then the rest, then one
 * conditional write that counts. It is a page of the scan in all but name: each step finds what an
 * earlier try did and answers the same, and what the survivor has counted is not counted again, so
 * scans of the survivor may go on meanwhile.
 */
final class Mover {
  /** No limit. */
  static final long EVERYTHING = Long.MAX_VALUE;

  private static final int COMMENT = 100;

  private final MergeStores stores;
  private final MemberSets sets;
  private final SetTree tree;
  private final Lanes lanes;

  Mover(MergeStores stores, Lanes lanes) {
    this.stores = stores;
    this.sets = new MemberSets(stores.buckets(), lanes);
    this.tree = new SetTree(stores.buckets(), lanes);
    this.lanes = lanes;
  }

  /**
   * Whether there is more to move than so many sessions and users. Those move by the hundred; a
   * comment takes three requests of its own, and counts as {@value #COMMENT} of them.
   */
  boolean isMoreThan(Merge merge, Issue source, long limit) {
    if (limit == EVERYTHING) {
      return false;
    }
    long room = limit - source.tally().occurrences() - source.tally().users();
    return room < 0 || stores.comments().hasMoreThan(merge.sourceKey(), room / COMMENT);
  }

  /** Moves everything, and counts it; nothing if that has been done. */
  void move(Merge merge, Tombstone tombstone, IssueKey survivor) {
    Issue source = tombstone.issue();
    Members counted = tree.counted(source.id(), coverage(source));
    Members added = add(merge, counted, survivor);
    movePacks(source, added, survivor);
    lanes.forEach(
        stores.comments().all(merge.sourceKey()),
        comment -> stores.comments().move(merge.sourceKey(), survivor, comment));
    count(merge, added, survivor);
  }

  // Who is in the survivor's sets already stays there; their logs tell whom this merge added.
  private Members add(Merge merge, Members counted, IssueKey survivor) {
    var adder = new MemberSets.Adder(survivor.issueId(), merge.mark(), Merge.PAGE);
    return sets.add(adder, counted, false);
  }

  private void movePacks(Issue source, Members added, IssueKey survivor) {
    stores
        .packs()
        .forEach(
            source.id(),
            packs ->
                lanes.forEach(
                    packs.stream()
                        .filter(
                            pack -> coverage(source).counts(pack.page().unit(), pack.page().page()))
                        .map(pack -> pack.keeping(fresh(pack, added)))
                        .filter(pack -> !pack.occurrences().isEmpty())
                        .toList(),
                    pack -> stores.packs().put(survivor.issueId(), pack)));
  }

  private static List<Occurrence> fresh(StoredPack pack, Members added) {
    var hasher = new MemberHasher();
    return pack.occurrences().stream()
        .filter(occurrence -> added.sessions().contains(hasher.member(occurrence.sessionId())))
        .toList();
  }

  private void count(Merge merge, Members added, IssueKey survivor) {
    boolean counted = false;
    while (!counted) {
      // The survivor cannot be merged away before this: see IssueMerge.
      counted =
          stores
              .issues()
              .find(survivor.projectId(), survivor.issueId())
              .filter(target -> target.ledger().lastPage(merge.mark()) < Merge.PAGE)
              .map(target -> stores.issues().replace(Joined.counted(target, merge, added.tally())))
              .orElse(true);
    }
  }

  /** Clears away everything that is left under the tombstone, and the traces of the merge. */
  void sweep(Merge merge, Tombstone tombstone, IssueKey survivor) {
    Issue source = tombstone.issue();
    Members counted = tree.counted(source.id(), coverage(source));
    // First everybody is settled, so that nothing needs the mark; then the mark goes.
    tree.settle(survivor.issueId(), merge.mark(), counted);
    forget(merge, survivor);
    stores.packs().removeAll(source.id());
    tree.remove(source.id());
  }

  /** Takes the merge's mark from the survivor. */
  void forget(Merge merge, IssueKey survivor) {
    boolean forgotten = false;
    while (!forgotten) {
      forgotten =
          stores
              .issues()
              .find(survivor.projectId(), survivor.issueId())
              .filter(target -> target.ledger().lastPages().containsKey(merge.mark()))
              .map(target -> stores.issues().replace(Joined.forgetting(target, merge)))
              .orElse(true);
    }
  }

  private static Coverage coverage(Issue issue) {
    return (unit, page) -> issue.ledger().lastPage(unit) >= page;
  }
}
