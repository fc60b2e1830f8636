package dev.owlissues.shared.dynamo.event;

import dev.owlissues.shared.base.time.Hour;
import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.event.BatchKey;
import dev.owlissues.shared.event.Kind;
import dev.owlissues.shared.event.reading.EventStream;
import java.time.LocalDate;
import java.util.UUID;

/** The keys of the events table, each made in one place. */
public final class EventKeys {
  /** The sort key of a marker, which is alone in its partition. */
  static final String MARKER = "marker";

  private EventKeys() {}

  /** Batches of an app, hour, kind and shard; sorted by {@link BatchKey#order}. */
  public static String batches(UUID appId, Hour hour, Kind kind, int shard) {
    return "%s#%s#%s#%d".formatted(appId, hour, kind.key(), shard);
  }

  /** The partition of a batch. */
  public static String batches(BatchKey key) {
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

  /** Pointers of one session or user. */
  static String stream(UUID appId, EventStream stream) {
    return switch (stream) {
      case EventStream.Session(String id) -> session(appId, id);
      case EventStream.User(String id) -> user(appId, id);
    };
  }

  /** Pointers of one session: {@code session#app#id}. */
  static String session(UUID appId, String sessionId) {
    return "session#%s#%s".formatted(appId, sessionId);
  }

  /** Pointers of one user: {@code user#app#id}. */
  public static String user(UUID appId, String userId) {
    return "user#%s#%s".formatted(appId, userId);
  }

  /**
   * Packed pointers of an app's day that fall into one bucket: {@code packed#app#2026-11-24#07}.
   * Which bucket a session or user is in says {@link
   * dev.owlissues.shared.event.PointerHash#bucket}.
   */
  public static String packed(UUID appId, LocalDate day, int bucket) {
    return "packed#%s#%s#%02d".formatted(appId, day, bucket);
  }

  /**
   * The sort key of every pointer, single or packed: {@code order#kind#shard}, from which {@link
   * #pointed} reads the batch's key again.
   */
  static String pointer(BatchKey batch) {
    return "%s#%s#%d".formatted(batch.order(), batch.kind().key(), batch.shard());
  }

  /** The batch that a pointer of that app leads to. */
  static BatchKey pointed(UUID appId, String pointer) {
    String[] parts = pointer.split("#", -1);
    return new BatchKey(
        appId,
        Kind.ofKey(parts[2]),
        Integer.parseInt(parts[3]),
        Iso.read(parts[0]),
        Long.parseLong(parts[1], 16));
  }

  /** Counts of what was refused of an app; sorted by hour. */
  static String refused(UUID appId) {
    return "refused#" + appId;
  }

  /** The marker that a request with these events has been stored. */
  static String marker(UUID appId, String hash) {
    return "marker#%s#%s".formatted(appId, hash);
  }
}
