package dev.owlissues.shared.event.intake;

import dev.owlissues.shared.base.hash.Sha256;
import dev.owlissues.shared.event.Event;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The re-send marker: stands for the set of a request's {@code client_event_id}s. Where it is
 * stored, the events that carry them are durable.
 *
 * @param idsHash SHA-256 of the sorted distinct ids, lower-case hex
 */
public record Marker(UUID appId, String idsHash) {
  /** How long a re-send is recognised. */
  public static final Duration KEPT = Duration.ofDays(2);

  /** The marker of these events; there is none where no event has an id. */
  public static Optional<Marker> of(UUID appId, List<Event> events) {
    List<String> ids =
        events.stream()
            .map(event -> event.content().clientEventId())
            .filter(id -> !id.isEmpty())
            .distinct()
            .sorted()
            .toList();
    return ids.isEmpty() ? Optional.empty() : Optional.of(new Marker(appId, hash(ids)));
  }

  private static String hash(List<String> ids) {
    MessageDigest sha256 = Sha256.digest();
    for (String id : ids) {
      sha256.update(id.getBytes(StandardCharsets.UTF_8));
      // No id contains NUL, so no two lists of ids run together alike.
      sha256.update((byte) 0);
    }
    return HexFormat.of().formatHex(sha256.digest());
  }
}
