package dev.owlissues.shared.event.intake;

import dev.owlissues.shared.event.BatchKey;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.Pointer;
import dev.owlissues.shared.event.Pointer.Target;
import dev.owlissues.shared.event.PointerHash;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Decides which pointers a batch gets: one per session and user while they are at most {@value
 * #MAX_SINGLE}, so that a backend's or a phone's stream is one query; packed ones, at most one per
 * bucket, when they are more. Either way a batch costs at most {@value #MAX_SINGLE} small writes.
 */
public final class EventPointers {
  /**
   * The most sessions and users together that get pointers of their own: as many as there are
   * buckets, for beyond that packing is cheaper.
   */
  public static final int MAX_SINGLE = PointerHash.BUCKETS;

  private EventPointers() {}

  /** The pointers to a batch of these events. */
  public static List<Pointer> to(BatchKey batch, List<Event> events, Instant expiresAt) {
    List<String> sessions = events.stream().map(e -> e.actor().sessionId()).distinct().toList();
    List<String> users =
        events.stream()
            .map(event -> event.actor().userId())
            .filter(user -> !user.isEmpty())
            .distinct()
            .toList();
    Stream<? extends Target> targets =
        sessions.size() + users.size() <= MAX_SINGLE
            ? Stream.concat(
                sessions.stream().map(Target.Session::new), users.stream().map(Target.User::new))
            : packed(batch, sessions, users);
    return targets.map(target -> new Pointer(batch, target, expiresAt)).toList();
  }

  private static Stream<Target.Packed> packed(
      BatchKey batch, List<String> sessions, List<String> users) {
    LocalDate day = LocalDate.ofInstant(batch.receivedAt(), ZoneOffset.UTC);
    Map<Integer, List<PointerHash>> buckets = new TreeMap<>();
    Stream.concat(
            sessions.stream().map(PointerHash::ofSession), users.stream().map(PointerHash::ofUser))
        .forEach(h -> buckets.computeIfAbsent(h.bucket(), b -> new ArrayList<>()).add(h));
    return buckets.entrySet().stream()
        .map(bucket -> new Target.Packed(day, bucket.getKey(), sorted(bucket.getValue())));
  }

  private static byte[] sorted(List<PointerHash> hashes) {
    var bytes = ByteBuffer.allocate(hashes.size() * Long.BYTES);
    hashes.stream().map(PointerHash::bits).sorted(Long::compareUnsigned).forEach(bytes::putLong);
    return bytes.array();
  }
}
