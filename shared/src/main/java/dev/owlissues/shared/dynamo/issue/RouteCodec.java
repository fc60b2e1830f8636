package dev.owlissues.shared.dynamo.issue;

import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.fingerprint.Grouping;
import dev.owlissues.shared.issue.route.Evidence;
import dev.owlissues.shared.issue.route.FingerprintRoute;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Fingerprints as items. An item stays within 1 KB, which is one write unit, whatever a client
 * sends: so ids that are in no key are stored as 16 bytes.
 */
final class RouteCodec {
  /** The issue that a fingerprint leads to. */
  static final String ISSUE_ID = "issue_id";

  /** The issue that it led to before. */
  static final String MOVED_FROM = "moved_from";

  /** When it was met first. */
  static final String CREATED_AT = "created_at";

  /** What a fingerprint stands for; it goes with the issue that is deleted. */
  static final List<String> EVIDENCE =
      List.of("normalized", "message", "source_module", "event_id", "first_seen_at");

  private static final String LARGE = "large";

  private RouteCodec() {}

  static Map<String, AttributeValue> toItem(FingerprintRoute route) {
    Evidence evidence = route.evidence();
    Item item =
        Item.keyed(route.grouping().key())
            .with(ISSUE_ID, route.issueId())
            .with("project_id", bytes(route.projectId()))
            .with("normalized", evidence.normalized())
            .with("message", evidence.message())
            .with("source_module", evidence.sourceModule())
            .with("first_seen_at", evidence.firstSeenAt())
            .with(CREATED_AT, route.createdAt())
            .withText("put_by", route.putBy())
            .with("epoch", route.epoch());
    if (route.opensLarge()) {
      item.with(LARGE, true);
    }
    evidence.eventId().ifPresent(id -> item.with("event_id", bytes(id)));
    route.movedFrom().ifPresent(id -> item.with(MOVED_FROM, bytes(id)));
    return item.attributes();
  }

  static FingerprintRoute fromItem(Map<String, AttributeValue> attributes) {
    Item item = Item.of(attributes);
    return new FingerprintRoute(
        grouping(item),
        uuid(item.bytes("project_id")),
        item.uuid(ISSUE_ID),
        new Evidence(
            item.text("normalized", ""),
            item.text("message", ""),
            item.text("source_module", ""),
            optionalUuid(item, "event_id"),
            item.optionalInstant("first_seen_at").orElse(Instant.EPOCH)),
        Iso.read(item.text(CREATED_AT)),
        item.optionalText("put_by"),
        item.number("epoch"),
        item.has(LARGE),
        optionalUuid(item, MOVED_FROM));
  }

  static Grouping grouping(Item item) {
    return Grouping.parse(item.text("pk"))
        .orElseThrow(() -> new IllegalStateException("no fingerprint " + item.text("pk")));
  }

  /** An id that is in no key. */
  static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static Optional<UUID> optionalUuid(Item item, String name) {
    return item.has(name) ? Optional.of(uuid(item.bytes(name))) : Optional.empty();
  }

  static UUID uuid(byte[] bytes) {
    var id = ByteBuffer.wrap(bytes);
    return new UUID(id.getLong(), id.getLong());
  }
}
