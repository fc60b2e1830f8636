package dev.owlissues.shared.dynamo;

import dev.owlissues.shared.event.BatchKey;
import dev.owlissues.shared.event.Kind;
import dev.owlissues.shared.time.Hour;
import java.util.UUID;

/** The keys of the events table, each made in one place. */
final class EventKeys {
  private EventKeys() {}

  /** Batches of an app, hour, kind and shard; sorted by {@link BatchKey#order}. */
  static String batches(UUID appId, Hour hour, Kind kind, int shard) {
    return "%s#%s#%s#%d".formatted(appId, hour, kind.key(), shard);
  }

  /** The partition of a batch. */
  static String batches(BatchKey key) {
    return batches(key.appId(), key.hour(), key.kind(), key.shard());
  }

  /** Which apps received something in an hour: what the planner reads. */
  static String activity(Hour hour) {
    return "activity#" + hour;
  }

  /** The sort key of an activity item, {@code app#kind#shard}. */
  static String active(UUID appId, Kind kind, int shard) {
    return "%s#%s#%d".formatted(appId, kind.key(), shard);
  }

  /**
   * In which hours an app received something: the mirror of activity, what readers of one app use.
   */
  static String mirror(UUID appId) {
    return "app#" + appId;
  }

  /** The sort key of a mirror item, {@code hour#kind#shard}. */
  static String mirrored(Hour hour, Kind kind, int shard) {
    return "%s#%s#%d".formatted(hour, kind.key(), shard);
  }

  /** Pointers of one session: {@code session#app#id}. */
  static String session(UUID appId, String sessionId) {
    return "session#%s#%s".formatted(appId, sessionId);
  }

  /** Pointers of one user: {@code user#app#id}. */
  static String user(UUID appId, String userId) {
    return "user#%s#%s".formatted(appId, userId);
  }

  /** The marker that a batch with these client event ids has been stored. */
  static String marker(UUID appId, String idsHash) {
    return "marker#%s#%s".formatted(appId, idsHash);
  }
}
