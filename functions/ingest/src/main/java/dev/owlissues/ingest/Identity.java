package dev.owlissues.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.gateway.JsonBody;
import dev.owlissues.ingest.rules.IngestKind;
import dev.owlissues.shared.appuser.UserClaims;
import dev.owlissues.shared.appuser.UserProperties;
import dev.owlissues.shared.appuser.UserPropertyStore;
import dev.owlissues.shared.base.json.JsonText;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Takes in what apps say about their users. It is here and not with the API because it is called as
 * events are: by apps, with their client key, from any page.
 */
final class Identity {
  private static final int MAX_TRIES = 10;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Admission admission;
  private final SettingsCache settings;
  private final UserPropertyStore store;
  private final UserClaims claims;

  Identity(
      Admission admission, SettingsCache settings, UserPropertyStore store, UserClaims claims) {
    this.admission = admission;
    this.settings = settings;
    this.store = store;
    this.claims = claims;
  }

  /** Answers a request that tells properties of a user. */
  HttpResponse properties(HttpRequest request) {
    return post(
        request,
        (projectId, body) ->
            switch (PropertiesBody.read(body)) {
              case PropertiesBody.Wrong(String problem) -> Errors.badRequest(problem);
              case PropertiesBody.Changes changes -> merge(projectId, changes);
            });
  }

  /** Answers a request that tells who an anonymous user is. */
  HttpResponse claim(HttpRequest request) {
    return post(
        request,
        (projectId, body) ->
            switch (ClaimBody.read(body)) {
              case ClaimBody.Wrong(String problem) -> Errors.badRequest(problem);
              case ClaimBody.Claim claim -> claim(projectId, claim);
            });
  }

  private HttpResponse post(
      HttpRequest request, BiFunction<UUID, ObjectNode, HttpResponse> answer) {
    return switch (admission.admit(request, IngestKind.IDENTITY)) {
      case Sender.Refused(HttpResponse refusal) -> refusal;
      case Sender.Known sender ->
          switch (JsonBody.read(request)) {
            case JsonBody.Refused(HttpResponse refusal) -> refusal;
            case JsonBody.Parsed(ObjectNode body) ->
                settings
                    .of(sender.key().scope().teamId(), sender.app())
                    .map(app -> answer.apply(app.unit().projectId(), body))
                    .orElseGet(() -> Errors.badRequest("this key's app does not exist any more"));
          };
    };
  }

  private HttpResponse claim(UUID projectId, ClaimBody.Claim claim) {
    return claims
        .claim(projectId, claim.anonymousId(), claim.userId())
        .map(claimant ->
            claimant.equals(claim.userId())
                ? HttpResponse.json(
                    200, JsonText.objectBytes(json -> json.writeBooleanField("claimed", true)))
                : Errors.conflict("anonymous_id is another user's already"))
        .orElseGet(() -> Errors.unavailable(RETRY_AFTER));
  }

  private HttpResponse merge(UUID projectId, PropertiesBody.Changes changes) {
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      UserProperties known = store.find(projectId, changes.userId());
      Optional<UserProperties> merged = known.with(changes.properties());
      if (merged.isEmpty()) {
        return Errors.badRequest(
            "properties would be more than %d for this user".formatted(UserProperties.MAX));
      }
      if (merged.get().values().equals(known.values())
          || store.replace(projectId, changes.userId(), merged.get())) {
        return answer(merged.get());
      }
    }
    return Errors.unavailable(RETRY_AFTER);
  }

  private static HttpResponse answer(UserProperties properties) {
    return HttpResponse.json(
        200,
        JsonText.objectBytes(json -> {
          json.writeBooleanField("updated", true);
          json.writeObjectFieldStart("properties");
          for (var property : properties.values().entrySet()) {
            json.writeStringField(property.getKey(), property.getValue());
          }
          json.writeEndObject();
        }));
  }
}
