package dev.owlissues.shared.event.intake;

import dev.owlissues.shared.base.hash.Sha256;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.SentEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The re-send marker: stands for the set of a request's events that have an id. Where it is stored,
 * they are durable.
 *
 * @param hash SHA-256 of what the events are known by, sorted and distinct; lower-case hex
 */
public record Marker(UUID appId, String hash) {
  /** How long a re-send is recognised. */
  public static final Duration KEPT = Duration.ofDays(2);

  /** The marker of these events; there is none where no event has an id. */
  public static Optional<Marker> of(UUID appId, List<Event> events) {
    String all =
        events.stream()
            .map(SentEvent::of)
            .flatMap(Optional::stream)
            .map(SentEvent::toString)
            .distinct()
            .sorted()
            .collect(Collectors.joining("\n"));
    return all.isEmpty() ? Optional.empty() : Optional.of(new Marker(appId, Sha256.hex(all)));
  }
}
