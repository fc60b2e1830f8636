package dev.owlissues.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.ingest.rules.IngestKind;
import dev.owlissues.shared.event.refusal.RefusalReason;
import dev.owlissues.shared.event.refusal.Refused;
import java.util.Optional;
import java.util.Set;

/** A request's body, as far as it concerns the request as a whole. */
sealed interface IngestBody {
  /** Events to be checked one by one. */
  record Events(JsonNode elements) implements IngestBody {}

  /**
   * The request fails as a whole.
   *
   * @param events what it would have brought
   */
  record Failed(HttpResponse answer, Refused events) implements IngestBody {}

  /** Reads the body of a request for that app. */
  static IngestBody read(ObjectNode body, AppSettings app, IngestKind kind) {
    JsonNode events = body.path("events");
    return wrongBundle(body, app)
        .filter(_ -> kind.isBundled())
        .<IngestBody>map(reason -> failed(reason, events))
        .orElseGet(() -> events(events, kind.maxEvents()));
  }

  private static IngestBody events(JsonNode events, int most) {
    if (!events.isArray() || events.isEmpty()) {
      return new Failed(
          Errors.badRequest("events must be an array with at least one event"), Refused.NONE);
    }
    return events.size() > most
        ? new Failed(
            Errors.badRequest(
                "events has %d events, at most %d are taken".formatted(events.size(), most)),
            Refused.of(events.size(), Set.of(RefusalReason.TOO_MANY)))
        : new Events(events);
  }

  private static Optional<RefusalReason> wrongBundle(ObjectNode body, AppSettings app) {
    if (app.bundleId().isEmpty()) {
      return Optional.empty();
    }
    JsonNode sent = body.path("bundle_id");
    if (!sent.isTextual() || sent.textValue().isEmpty()) {
      return Optional.of(RefusalReason.NO_BUNDLE);
    }
    return sent.textValue().equals(app.bundleId().get())
        ? Optional.empty()
        : Optional.of(RefusalReason.OTHER_BUNDLE);
  }

  private static IngestBody failed(RefusalReason reason, JsonNode events) {
    HttpResponse answer =
        reason == RefusalReason.OTHER_BUNDLE
            ? Errors.forbidden(reason.message())
            : Errors.badRequest(reason.message());
    return new Failed(answer, Refused.of(Math.max(1, events.size()), Set.of(reason)));
  }
}
