package dev.owlissues.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.gateway.JsonBody;
import dev.owlissues.ingest.rules.IngestKind;
import dev.owlissues.shared.appuser.UserProperties;
import dev.owlissues.shared.appuser.UserPropertyStore;
import dev.owlissues.shared.base.json.JsonText;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

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

  Identity(Admission admission, SettingsCache settings, UserPropertyStore store) {
    this.admission = admission;
    this.settings = settings;
    this.store = store;
  }

  /** Answers a request. */
  HttpResponse post(HttpRequest request) {
    return switch (admission.admit(request, IngestKind.PROPERTIES)) {
      case Sender.Refused(HttpResponse answer) -> answer;
      case Sender.Known sender ->
          switch (JsonBody.read(request)) {
            case JsonBody.Refused(HttpResponse answer) -> answer;
            case JsonBody.Parsed(ObjectNode body) -> post(sender, body);
          };
    };
  }

  private HttpResponse post(Sender.Known sender, ObjectNode body) {
    Optional<AppSettings> app = settings.of(sender.key().scope().teamId(), sender.app());
    if (app.isEmpty()) {
      return Errors.badRequest("this key's app does not exist any more");
    }
    return switch (PropertiesBody.read(body)) {
      case PropertiesBody.Wrong(String problem) -> Errors.badRequest(problem);
      case PropertiesBody.Changes changes -> merge(app.get().unit().projectId(), changes);
    };
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
