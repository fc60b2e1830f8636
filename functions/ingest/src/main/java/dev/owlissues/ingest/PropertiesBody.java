package dev.owlissues.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.gateway.StorableText;
import dev.owlissues.ingest.rules.EventFields;
import dev.owlissues.ingest.rules.EventRules;
import dev.owlissues.shared.appuser.UserProperties;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request's body about a user: {@code {user_id, properties}}. */
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
    var fields = new EventFields(body);
    String userId = fields.required("user_id", EventRules.MAX_NAME);
    Map<String, String> properties = new TreeMap<>();
    Optional<JsonNode> sent = fields.node("properties").filter(JsonNode::isObject);
    if (sent.isEmpty()) {
      fields.refuse("properties must be an object");
    } else if (sent.get().size() > UserProperties.MAX) {
      fields.refuse("properties has more than %d names".formatted(UserProperties.MAX));
    } else {
      sent.get()
          .properties()
          .forEach(property ->
              read(fields, property).ifPresent(text -> properties.put(property.getKey(), text)));
    }
    return fields
        .problem()
        .<PropertiesBody>map(Wrong::new)
        .orElseGet(() -> new Changes(userId, properties));
  }

  private static Optional<String> read(EventFields fields, Map.Entry<String, JsonNode> property) {
    String name = property.getKey();
    JsonNode value = property.getValue();
    if (name.isEmpty()
        || StorableText.characters(name) > UserProperties.MAX_NAME
        || !StorableText.isStorable(name)) {
      fields.refuse(
          "names of properties have 1 to %d characters".formatted(UserProperties.MAX_NAME));
    } else if (!value.isTextual()) {
      fields.refuse("properties." + name + " must be a string");
    } else if (StorableText.characters(value.textValue()) > UserProperties.MAX_VALUE) {
      fields.refuse(
          "properties.%s is longer than %d characters".formatted(name, UserProperties.MAX_VALUE));
    } else if (!StorableText.isStorable(value.textValue())) {
      fields.refuse("properties." + name + " has " + StorableText.FAULT);
    } else {
      return Optional.of(value.textValue());
    }
    return Optional.empty();
  }
}
