package dev.owlissues.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.ingest.rules.IngestKind;
import java.util.Optional;

/** A request's body, as far as it concerns the request as a whole. */
sealed interface IngestBody {
  /** Events to be checked one by one. */
  record Events(JsonNode elements) implements IngestBody {}

  /** The request fails as a whole. */
  record Refused(HttpResponse answer) implements IngestBody {}

  /** Reads the body of a request for that app. */
  static IngestBody read(ObjectNode body, AppSettings app, IngestKind kind) {
    Optional<HttpResponse> refusal = kind.isBundled() ? wrongBundle(body, app) : Optional.empty();
    return refusal
        .<IngestBody>map(Refused::new)
        .orElseGet(() -> events(body.path("events"), kind.maxEvents()));
  }

  private static IngestBody events(JsonNode events, int most) {
    if (!events.isArray() || events.isEmpty()) {
      return new Refused(Errors.badRequest("events must be an array with at least one event"));
    }
    return events.size() > most
        ? new Refused(
            Errors.badRequest(
                "events has %d events, at most %d are taken".formatted(events.size(), most)))
        : new Events(events);
  }

  private static Optional<HttpResponse> wrongBundle(ObjectNode body, AppSettings app) {
    if (app.bundleId().isEmpty()) {
      return Optional.empty();
    }
    JsonNode sent = body.path("bundle_id");
    if (!sent.isTextual() || sent.textValue().isEmpty()) {
      return Optional.of(Errors.badRequest("bundle_id is required for this app"));
    }
    return sent.textValue().equals(app.bundleId().get())
        ? Optional.empty()
        : Optional.of(Errors.forbidden("bundle_id is not the one of this key's app"));
  }
}
