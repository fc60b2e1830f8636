package dev.owlissues.shared.scan.count;

import dev.owlissues.shared.issue.InlineMembers;
import dev.owlissues.shared.issue.InlineMembersCodec;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.ItemRoom;
import dev.owlissues.shared.issue.occurrence.FingerprintRuns;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import java.util.List;

/** Whether the inline members of a small issue still fit into its item. */
final class InlineLimit {
  /** The most sessions and users; the limit of bytes is most often reached before. */
  static final int MEMBERS = 48;

  /** The most bytes of packed inline members. */
  static final int BYTES = 1_536;

  private final InlineMembersCodec codec = new InlineMembersCodec();
  private final FingerprintRuns runs = new FingerprintRuns();

  /** Whether so many members are allowed. Cheap: it packs nothing. */
  boolean mayHold(InlineMembers inlineMembers, int more) {
    return inlineMembers.issueCounts().occurrences() + inlineMembers.issueCounts().users() + more
        <= MEMBERS;
  }

  /** Whether the issue, which has counted them, has room for those inline members in its item. */
  boolean holds(Issue issue, InlineMembers inlineMembers) {
    int room = ItemRoom.forInlineMembers(issue) - fingerprints(inlineMembers.occurrences());
    return codec.encode(inlineMembers).length <= Math.min(BYTES, room);
  }

  // Those of one fingerprint do not name it.
  private int fingerprints(List<Occurrence> occurrences) {
    boolean several =
        occurrences.stream().map(Occurrence::fingerprint).distinct().limit(2).count() > 1;
    return several ? runs.encode(occurrences).map(packed -> packed.length).orElse(0) : 0;
  }
}
