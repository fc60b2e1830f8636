package dev.owlissues.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.gateway.JsonBody;
import dev.owlissues.ingest.rules.CheckedEvents;
import dev.owlissues.ingest.rules.EventRules;
import dev.owlissues.ingest.rules.IngestKind;
import dev.owlissues.ingest.rules.Timestamps;
import dev.owlissues.shared.event.intake.EventIntake;
import dev.owlissues.shared.event.intake.Intake;
import dev.owlissues.shared.event.intake.Submission;
import dev.owlissues.shared.event.refusal.RefusalReason;
import dev.owlissues.shared.event.refusal.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Takes events in, as they happen or from elsewhere. What it answers 200 for is durable. */
final class Ingest {
  /**
   * How long a request may go on trying. The function is ended after 10 seconds, and the last try
   * may take up to the client's own limit, 2.5 seconds.
   */
  static final Duration PATIENCE = Duration.ofMillis(6_500);

  /** When to come back after a 503. */
  static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  /** A body that cannot be read counts as one event: nobody knows how many it has. */
  private static final Refused UNREADABLE = Refused.of(1, Set.of(RefusalReason.UNREADABLE));

  private final Admission admission;
  private final SettingsCache settings;
  private final EventIntake intake;
  private final InstantSource clock;
  private final RefusalTally refusals;
  private final IngestLog log;

  Ingest(
      Admission admission,
      SettingsCache settings,
      EventIntake intake,
      InstantSource clock,
      RefusalTally refusals,
      IngestLog log) {
    this.admission = admission;
    this.settings = settings;
    this.intake = intake;
    this.clock = clock;
    this.refusals = refusals;
    this.log = log;
  }

  /** Answers a request. */
  HttpResponse post(HttpRequest request, IngestKind kind) {
    Instant came = clock.instant();
    return switch (admission.admit(request, kind)) {
      case Sender.Refused(HttpResponse answer) -> answer;
      case Sender.Known sender -> {
        HttpResponse answer =
            switch (JsonBody.ofParts(request, "events")) {
              case JsonBody.Refused(HttpResponse refusal) -> {
                refusals.add(sender.app().appId(), UNREADABLE);
                yield refusal;
              }
              case JsonBody.Parsed(ObjectNode body) ->
                  post(new Received(request, kind, came), sender, body);
            };
        writeRefusals(came);
        yield answer;
      }
    };
  }

  /** A request, what it is about and when it came. */
  private record Received(HttpRequest request, IngestKind kind, Instant came) {}

  private HttpResponse post(Received received, Sender.Known sender, ObjectNode body) {
    Optional<AppSettings> app = settings.of(sender.key().scope().teamId(), sender.app());
    if (app.isEmpty()) {
      return Errors.badRequest("this key's app does not exist any more");
    }
    return switch (IngestBody.read(body, app.get(), received.kind())) {
      case IngestBody.Failed(HttpResponse answer, Refused events) -> {
        refusals.add(sender.app().appId(), events);
        yield answer;
      }
      case IngestBody.Events(JsonNode elements) ->
          store(
              received,
              sender,
              app.get(),
              CheckedEvents.of(
                  elements,
                  new EventRules(
                      app.get().platform(),
                      new Timestamps(received.came(), received.kind().maxAge()))));
    };
  }

  private HttpResponse store(
      Received received, Sender.Known sender, AppSettings app, CheckedEvents events) {
    var submission =
        new Submission(
            app.unit(),
            sender.key().id(),
            app.kept(),
            received.kind() == IngestKind.IMPORT,
            events.valid());
    Intake outcome = intake.take(submission, received.came().plus(PATIENCE));
    log.write(received.request().id(), app.unit().appId(), events, outcome);
    return switch (outcome) {
      case Intake.Durable durable -> {
        refusals.add(app.unit().appId(), events.refused());
        yield new IngestAnswer(durable.stored(), events).response();
      }
      // The same events come again, and are counted then.
      case Intake.Busy() -> Errors.unavailable(RETRY_AFTER);
    };
  }

  /** While there is time for it: the answer must not be lost for a count. */
  private void writeRefusals(Instant came) {
    Instant now = clock.instant();
    if (now.isBefore(came.plus(PATIENCE))) {
      refusals.write(now);
    }
  }
}
