package dev.owlissues.shared.dynamo.issue;

import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.issue.occurrence.FingerprintRuns;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import dev.owlissues.shared.issue.occurrence.OccurrenceCodec;
import java.time.Instant;
import java.util.List;

/** What is in a pack of occurrences, beside its keys. */
final class PackCodec {
  static final String OCCURRENCES = "occurrences";
  private static final String FINGERPRINTS = "fingerprints";

  private final OccurrenceCodec codec = new OccurrenceCodec();
  private final FingerprintRuns runs = new FingerprintRuns();

  /** Adds the occurrences to an item. */
  Item toItem(Item keyed, List<Occurrence> occurrences) {
    Item item =
        keyed.with(OCCURRENCES, codec.encode(occurrences)).with("count", occurrences.size());
    runs.encode(occurrences).ifPresent(packed -> item.with(FINGERPRINTS, packed));
    return item;
  }

  /** The occurrences of an item, all created at that time. */
  List<Occurrence> fromItem(Item item, Instant createdAt) {
    List<Occurrence> occurrences = codec.decode(item.bytes(OCCURRENCES), createdAt);
    return item.has(FINGERPRINTS)
        ? runs.decode(item.bytes(FINGERPRINTS), occurrences)
        : occurrences;
  }
}
