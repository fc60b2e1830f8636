package dev.owlissues.shared.dynamo.event;

import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.event.Activity;
import dev.owlissues.shared.event.BatchKey;
import dev.owlissues.shared.event.Pointer;
import dev.owlissues.shared.event.Pointer.Target;
import dev.owlissues.shared.event.intake.Marker;
import dev.owlissues.shared.event.intake.NewBatch;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of the events table. */
final class EventCodec {
  /** A batch's events, as {@link dev.owlissues.shared.event.packing.BatchCodec} packs them. */
  static final String EVENTS = "events";

  /** How many events a batch has, for readers that need not unpack it. */
  static final String COUNT = "count";

  /** The key that sent a batch. */
  static final String KEY_ID = "key_id";

  /** Of a batch that was imported; absent from others. */
  static final String IMPORTED = "imported";

  /** The same in every copy of one request's events. */
  static final String REQUEST = "request";

  /** The team of an activity item's app. */
  static final String TEAM_ID = "team_id";

  /** The project of an activity item's app. */
  static final String PROJECT_ID = "project_id";

  /** The hashes of a packed pointer. */
  static final String HASHES = "hashes";

  private EventCodec() {}

  static Map<String, AttributeValue> batch(NewBatch batch) {
    Item item =
        Item.keyed(EventKeys.batches(batch.key()), batch.key().order())
            .with(EVENTS, batch.bytes())
            .with(COUNT, batch.count())
            .with(KEY_ID, batch.apiKeyId())
            .with(REQUEST, batch.request())
            .expiring(batch.expiresAt());
    return (batch.imported() ? item.with(IMPORTED, true) : item).attributes();
  }

  /** The planner's item and the app's mirror of it. */
  static List<Map<String, AttributeValue>> activity(Activity activity, Instant expiresAt) {
    UUID app = activity.unit().appId();
    int shard = activity.unit().shard();
    return List.of(
        Item.keyed(
                EventKeys.activity(activity.hour()), EventKeys.active(app, activity.kind(), shard))
            .with(TEAM_ID, activity.unit().teamId())
            .with(PROJECT_ID, activity.unit().projectId())
            .expiring(expiresAt)
            .attributes(),
        Item.keyed(
                EventKeys.mirror(app), EventKeys.mirrored(activity.hour(), activity.kind(), shard))
            .expiring(expiresAt)
            .attributes());
  }

  static Map<String, AttributeValue> pointer(Pointer pointer) {
    BatchKey batch = pointer.batch();
    UUID app = batch.appId();
    String sort = EventKeys.pointer(batch);
    Item item =
        switch (pointer.target()) {
          case Target.Session(String id) -> Item.keyed(EventKeys.session(app, id), sort);
          case Target.User(String id) -> Item.keyed(EventKeys.user(app, id), sort);
          case Target.Packed(var day, int bucket, byte[] hashes) ->
              Item.keyed(EventKeys.packed(app, day, bucket), sort).with(HASHES, hashes);
        };
    return item.expiring(pointer.expiresAt()).attributes();
  }

  static Map<String, AttributeValue> markerKey(Marker marker) {
    return Attributes.key(EventKeys.marker(marker.appId(), marker.hash()), EventKeys.MARKER);
  }

  static Map<String, AttributeValue> marker(Marker marker, Instant expiresAt) {
    return Item.of(markerKey(marker)).expiring(expiresAt).attributes();
  }
}
