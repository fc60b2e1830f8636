package dev.owlissues.shared.scan.count;

import dev.owlissues.shared.issue.InlineMembers;
import dev.owlissues.shared.issue.InlineMembersCodec;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.Sighting;
import dev.owlissues.shared.issue.Subject;
import java.nio.charset.StandardCharsets;

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

  /** Whether so many members are allowed. Cheap: it packs nothing. */
  boolean mayHold(InlineMembers inlineMembers, int more) {
    return inlineMembers.issueCounts().occurrences() + inlineMembers.issueCounts().users() + more
        <= MEMBERS;
  }

  /** Whether the inline members fit into the issue's item. */
  boolean holds(Issue issue, InlineMembers inlineMembers) {
    return codec.encode(inlineMembers).length <= Math.min(BYTES, ITEM - weight(issue));
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
