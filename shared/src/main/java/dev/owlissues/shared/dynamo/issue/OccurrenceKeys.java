package dev.owlissues.shared.dynamo.issue;

import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.issue.occurrence.PackName;
import dev.owlissues.shared.scan.count.PackStore.PackKey;
import java.time.Instant;
import java.util.UUID;

/** The keys of the occurrences table. */
final class OccurrenceKeys {
  private OccurrenceKeys() {}

  /** A bucket of an issue's session and user sets, by the bits that lead to it: a partition. */
  static String bucket(UUID issueId, String path) {
    return "%s#set#%s".formatted(issueId, path);
  }

  /** The place of an entry in its bucket's log, from 0. */
  static String entry(int index) {
    return "%06d".formatted(index);
  }

  /** The packs of an issue. */
  static String packs(UUID issueId) {
    return issueId + "#packs";
  }

  /** A pack: when its page was frozen, unit, page, the issue that first had it, part. */
  static String pack(PackKey key) {
    return "%s#%s#%012d#%s#%06d"
        .formatted(
            Iso.write(key.page().frozenAt()),
            key.page().unit(),
            key.page().page(),
            key.issueId(),
            key.part());
  }

  /** Which page a pack is of, from its sort key. */
  static PackName page(String pack) {
    String[] parts = pack.split("#", -1);
    return new PackName(Iso.read(parts[0]), parts[1] + "#" + parts[2], Long.parseLong(parts[3]));
  }

  /** When the page of a pack was frozen, from the pack's sort key. */
  static Instant frozenAt(String pack) {
    return Iso.read(pack.substring(0, pack.indexOf('#')));
  }
}
