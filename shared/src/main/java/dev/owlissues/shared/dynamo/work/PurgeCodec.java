package dev.owlissues.shared.dynamo.work;

import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.purge.Purge;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Purges as items among the open work. */
final class PurgeCodec {
  static final String PREFIX = "purge#";
  static final String WALKS = "walks";

  private PurgeCodec() {}

  static Map<String, AttributeValue> key(UUID subject) {
    return Attributes.key(DynamoPlanStore.OPEN, PREFIX + subject);
  }

  static Map<String, AttributeValue> toItem(Purge purge) {
    return Item.of(key(purge.subject()))
        .with("id", purge.id())
        .with("team_id", purge.teamId())
        .with("project_id", purge.projectId())
        .with("kind", purge.kind().wire())
        .with("apps", purge.apps().stream().map(UUID::toString).sorted().toList())
        .with("users", purge.users().stream().sorted().toList())
        .with("actor_type", purge.actor().type())
        .with("actor_id", purge.actor().id())
        .with("asked", purge.asked())
        .with("due", purge.due())
        .with(WALKS, purge.walks())
        .with("reached", purge.reached())
        .attributes();
  }

  static Purge fromItem(Item item) {
    return new Purge(
        item.uuid("id"),
        item.uuid("team_id"),
        item.uuid("project_id"),
        Purge.Kind.ofWire(item.text("kind")).orElseThrow(),
        UUID.fromString(item.text("sk").substring(PREFIX.length())),
        item.texts("apps").stream().map(UUID::fromString).collect(Collectors.toSet()),
        item.has("users") ? Set.copyOf(item.texts("users")) : Set.of(),
        new Actor(item.text("actor_type"), item.text("actor_id")),
        item.instant("asked"),
        item.instant("due"),
        (int) item.number(WALKS),
        item.text("reached", ""));
  }
}
