package dev.owlissues.ingest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.owlissues.gateway.snapshot.AfterRestore;
import dev.owlissues.ingest.rules.CheckedEvents;
import dev.owlissues.ingest.rules.EventRules;
import dev.owlissues.ingest.rules.Timestamps;
import dev.owlissues.shared.account.team.Platform;
import dev.owlissues.shared.event.packing.BatchCodec;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/** What ingest does around the snapshot beside answering requests. */
final class Warmup {
  private static final int ROUNDS = 20;
  private static final int EVENTS = 20;

  private final SecureRandom random;
  private final InstantSource clock;
  private final BatchCodec codec = new BatchCodec();

  Warmup(SecureRandom random, InstantSource clock) {
    this.random = random;
    this.clock = clock;
  }

  /** Checks and packs made-up events, which no refused request gets to, and forgets them. */
  void packEvents() {
    for (int round = 0; round < ROUNDS; round++) {
      var rules =
          new EventRules(Platform.BACKEND, new Timestamps(clock.instant(), Optional.empty()));
      codec.encode(CheckedEvents.of(events(), rules).valid());
    }
  }

  /** Lets ids be drawn differently in each process that starts from the snapshot. */
  void reseed() {
    AfterRestore.reseed(random);
  }

  private static ArrayNode events() {
    ArrayNode events = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < EVENTS; i++) {
      events
          .addObject()
          .put("level", "error")
          .put("message", "Rehearsal " + i)
          .put("source_module", "rehearsal")
          .put("session_id", "00000000-0000-4000-8000-000000000000")
          .put("app_version", "1.0.0")
          .putObject("custom_attributes")
          .put("attempt", Integer.toString(i));
    }
    return events;
  }
}
