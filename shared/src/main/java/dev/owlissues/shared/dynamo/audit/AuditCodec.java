package dev.owlissues.shared.dynamo.audit;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Action;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.audit.AuditEntry.Change;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
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
        UUID.fromString(item.text("pk")),
        new Actor(item.text("actor_type"), item.text("actor_id")),
        new Deed(
            Action.valueOf(item.text("action").toUpperCase(Locale.ROOT)),
            new Resource(item.text("resource_type"), item.text("resource_id")),
            changes,
            metadata),
        Iso.read(item.text("sk").substring(0, item.text("sk").indexOf('#'))));
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
