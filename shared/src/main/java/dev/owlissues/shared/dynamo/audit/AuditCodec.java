package dev.owlissues.shared.dynamo.audit;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Action;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.audit.AuditEntry.Change;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import dev.owlissues.shared.audit.AuditPage.Place;
import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.Item;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Audit entries as items: under their team, sorted by time. */
public final class AuditCodec {
  private static final String OF_DIGESTS = "#digests";

  private AuditCodec() {}

  public static Map<String, AttributeValue> toItem(AuditEntry entry) {
    Map<String, AttributeValue> changes = new HashMap<>();
    entry.deed().changes().forEach((field, change) -> changes.put(field, toValue(change)));
    Map<String, AttributeValue> metadata = new HashMap<>();
    entry.deed().metadata().forEach((name, value) -> metadata.put(name, Attributes.text(value)));
    return Item.keyed(entry.teamId().toString(), sort(entry.at(), entry.id()))
        .with("id", entry.id())
        .with("actor_type", entry.actor().type())
        .with("actor_id", entry.actor().id())
        .with("action", entry.deed().action().wire())
        .with("resource_type", entry.deed().resource().type())
        .with("resource_id", entry.deed().resource().id())
        .with("changes", AttributeValue.fromM(changes))
        .with("metadata", AttributeValue.fromM(metadata))
        .attributes();
  }

  /** An entry that only the activity of its issue shows: digests would fill a team's log. */
  public static Map<String, AttributeValue> toItemOfDigests(AuditEntry entry) {
    return Item.of(toItem(entry)).with("pk", entry.teamId() + OF_DIGESTS).attributes();
  }

  /** Whether a partition of the table is one of that team. */
  static boolean isOf(UUID teamId, String partition) {
    return partition.equals(teamId.toString()) || isOfDigests(teamId, partition);
  }

  /** Whether a partition is the one of what digests did in that team. */
  static boolean isOfDigests(UUID teamId, String partition) {
    return partition.equals(teamId + OF_DIGESTS);
  }

  /** The sort key of the entry at that place. */
  public static String sort(Place place) {
    return sort(place.at(), place.id());
  }

  /** The place of the entry with that sort key. */
  public static Place place(String sort) {
    int cut = sort.indexOf('#');
    return new Place(Iso.read(sort.substring(0, cut)), UUID.fromString(sort.substring(cut + 1)));
  }

  /** The sort key of an entry: entries lie by time. */
  public static String sort(Instant at, UUID id) {
    return Iso.write(at) + "#" + id;
  }

  public static AuditEntry fromItem(Item item) {
    Map<String, Change> changes = new HashMap<>();
    item.get("changes").m().forEach((field, change) -> changes.put(field, change(change)));
    Map<String, String> metadata = new HashMap<>();
    if (item.has("metadata")) {
      item.get("metadata").m().forEach((name, value) -> metadata.put(name, value.s()));
    }
    return new AuditEntry(
        item.uuid("id"),
        UUID.fromString(item.text("pk").replace(OF_DIGESTS, "")),
        new Actor(item.text("actor_type"), item.text("actor_id")),
        new Deed(
            Action.valueOf(item.text("action").toUpperCase(Locale.ROOT)),
            new Resource(item.text("resource_type"), item.text("resource_id")),
            changes,
            metadata),
        place(item.text("sk")).at());
  }

  private static Change change(AttributeValue value) {
    Item change = Item.of(value.m());
    return new Change(change.text("before"), change.text("after"));
  }

  private static AttributeValue toValue(Change change) {
    return AttributeValue.fromM(
        Map.of(
            "before", Attributes.text(change.before()), "after", Attributes.text(change.after())));
  }
}
