package dev.owlissues.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.gateway.StorableText;
import dev.owlissues.ingest.rules.EventFields;
import dev.owlissues.ingest.rules.EventRules;
import dev.owlissues.shared.appuser.UserProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request's body about a user: {@code {user_id, properties}}. The id is read as those of events
 * are, or the user would be another one; a property that is a number or a boolean is its text.
 */
sealed interface PropertiesBody {

  /**
   * What is said about whom.
   *
   * @param properties by name; an empty value takes the property away
   */
  record Changes(String userId, Map<String, String> properties) implements PropertiesBody {}

  /** A body that breaks a rule. */
  record Wrong(String problem) implements PropertiesBody {}

  /** Reads a body. */
  static PropertiesBody read(ObjectNode body) {
    List<String> problems = new ArrayList<>();
    String userId = new EventFields(body).text("user_id", EventRules.MAX_NAME);
    if (userId.isEmpty()) {
      problems.add("user_id is required");
    }
    Map<String, String> properties = new TreeMap<>();
    JsonNode sent = body.path("properties");
    if (!sent.isObject()) {
      problems.add("properties must be an object");
    } else if (sent.size() > UserProperties.MAX) {
      problems.add("properties has more than %d names".formatted(UserProperties.MAX));
    } else {
      sent.properties()
          .forEach(property ->
              problem(property)
                  .ifPresentOrElse(
                      problems::add,
                      () -> properties.put(property.getKey(), property.getValue().asText())));
    }
    return problems.isEmpty()
        ? new Changes(userId, properties)
        : new Wrong(String.join("; ", problems));
  }

  private static Optional<String> problem(Map.Entry<String, JsonNode> property) {
    String name = property.getKey();
    JsonNode value = property.getValue();
    if (name.isEmpty()
        || StorableText.characters(name) > UserProperties.MAX_NAME
        || !StorableText.isStorable(name)) {
      return Optional.of(
          "names of properties have 1 to %d characters".formatted(UserProperties.MAX_NAME));
    }
    if (!value.isTextual() && !value.isNumber() && !value.isBoolean()) {
      return Optional.of("properties." + name + " must be a string");
    }
    if (StorableText.characters(value.asText()) > UserProperties.MAX_VALUE) {
      return Optional.of(
          "properties.%s is longer than %d characters".formatted(name, UserProperties.MAX_VALUE));
    }
    return StorableText.isStorable(value.asText())
        ? Optional.empty()
        : Optional.of("properties." + name + " has " + StorableText.FAULT);
  }
}
