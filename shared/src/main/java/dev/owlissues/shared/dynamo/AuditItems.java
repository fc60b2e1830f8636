package dev.owlissues.shared.dynamo;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Change;
import dev.owlissues.shared.time.Iso;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Audit entries as items: under their team, sorted by time. */
final class AuditItems {
  private AuditItems() {}

  static Map<String, AttributeValue> toItem(AuditEntry entry) {
    Map<String, AttributeValue> changes = new HashMap<>();
    entry.deed().changes().forEach((field, change) -> changes.put(field, toValue(change)));
    Map<String, AttributeValue> metadata = new HashMap<>();
    entry.deed().metadata().forEach((name, value) -> metadata.put(name, Attributes.text(value)));
    return Item.keyed(entry.teamId().toString(), Iso.write(entry.at()) + "#" + entry.id())
        .with("id", entry.id())
        .with("actor_type", entry.actor().type())
        .with("actor_id", entry.actor().id())
        .with("action", entry.deed().action().name().toLowerCase(Locale.ROOT))
        .with("resource_type", entry.deed().resource().type())
        .with("resource_id", entry.deed().resource().id())
        .with("changes", AttributeValue.fromM(changes))
        .with("metadata", AttributeValue.fromM(metadata))
        .attributes();
  }

  private static AttributeValue toValue(Change change) {
    return AttributeValue.fromM(
        Map.of(
            "before", Attributes.text(change.before()), "after", Attributes.text(change.after())));
  }
}
