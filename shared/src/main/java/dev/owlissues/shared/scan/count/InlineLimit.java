package dev.owlissues.shared.scan.count;

import dev.owlissues.shared.issue.InlineMembers;
import dev.owlissues.shared.issue.InlineMembersCodec;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.Sighting;
import dev.owlissues.shared.issue.Subject;
import dev.owlissues.shared.issue.occurrence.FingerprintRuns;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whether the inline members of a small issue still fit into its item. */
final class InlineLimit {
  /** The most sessions and users; the limit of bytes is most often reached before. */
  static final int MEMBERS = 48;

  /** The most bytes of packed inline members. */
  static final int BYTES = 1_536;

  /** An issue's item is at most 4 KB. */
  private static final int ITEM = 4_096;

  // Names of attributes, ids, times and counts; a test holds it to be enough.
  private static final int FIXED = 1_250;
  private static final int PER_FINGERPRINT = 36;
  private static final int PER_UNIT = 64;

  private final InlineMembersCodec codec = new InlineMembersCodec();
  private final FingerprintRuns runs = new FingerprintRuns();

  /** Whether so many members are allowed. Cheap: it packs nothing. */
  boolean mayHold(InlineMembers inlineMembers, int more) {
    return inlineMembers.issueCounts().occurrences() + inlineMembers.issueCounts().users() + more
        <= MEMBERS;
  }

  /** Whether the inline members fit into the issue's item. */
  boolean holds(Issue issue, InlineMembers inlineMembers) {
    int room = ITEM - weight(issue) - fingerprints(inlineMembers.occurrences());
    return codec.encode(inlineMembers).length <= Math.min(BYTES, room);
  }

  // Those of one fingerprint do not name it.
  private int fingerprints(List<Occurrence> occurrences) {
    boolean several =
        occurrences.stream().map(Occurrence::fingerprint).distinct().limit(2).count() > 1;
    return several ? runs.encode(occurrences).map(packed -> packed.length).orElse(0) : 0;
  }

  // An upper bound of the item's bytes without inline members.
  private static int weight(Issue issue) {
    Subject subject = issue.subject();
    return FIXED
        + bytes(subject.title())
        + bytes(subject.sourceModule())
        + PER_FINGERPRINT * subject.fingerprints().size()
        + bytes(issue.lifecycle().resolvedAtVersion().orElse(""))
        + weight(issue.seen().first())
        + weight(issue.seen().last())
        + PER_UNIT * issue.bookkeeping().lastPages().size();
  }

  private static int weight(Sighting sighting) {
    return bytes(sighting.appVersion()) + bytes(sighting.sdkVersion());
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
