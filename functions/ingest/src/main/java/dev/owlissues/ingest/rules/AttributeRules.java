package dev.owlissues.ingest.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.event.stack.ErrorStack;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of {@code custom_attributes}. Values become texts: a string as it is; a number, a
 * boolean, an array or an object as its JSON. {@code null} drops the attribute, as leaving it out
 * does. Of two keys that are the same once they are cut, the first one counts.
 */
final class AttributeRules {
  static final String FIELD = "custom_attributes";
  static final int MAX_ATTRIBUTES = 64;
  static final int MAX_KEY = 64;
  static final int MAX_VALUE = 200;
  static final int MAX_STACK = 16_000;

  /** The attribute in which a timestamp is kept that was not taken. */
  static final String SENT_TIMESTAMP = "_sent_timestamp";

  private final EventFields fields;
  private final Map<String, String> attributes = new LinkedHashMap<>();

  private AttributeRules(EventFields fields) {
    this.fields = fields;
  }

  /**
   * The attributes, in the order they were sent.
   *
   * @param sentTimestamp the timestamp as it was sent, where it was not taken
   */
  static Map<String, String> read(EventFields fields, Optional<String> sentTimestamp) {
    var rules = new AttributeRules(fields);
    fields.node(FIELD).ifPresent(rules::addAll);
    sentTimestamp.ifPresent(
        sent -> rules.attributes.put(SENT_TIMESTAMP, rules.value(SENT_TIMESTAMP, sent)));
    return Collections.unmodifiableMap(rules.attributes);
  }

  private void addAll(JsonNode node) {
    if (!node.isObject()) {
      fields.mend(FIELD + " is no object and left out");
      return;
    }
    for (Map.Entry<String, JsonNode> attribute : node.properties()) {
      if (!attribute.getValue().isNull()) {
        add(attribute.getKey(), attribute.getValue());
      }
    }
  }

  private void add(String name, JsonNode value) {
    if (!EventFields.isRead(value)) {
      fields.mend("a value of " + FIELD + " is too deep, or a number too long, and left out");
      return;
    }
    String key = fields.cut("a key of " + FIELD, fields.storable(FIELD, name), MAX_KEY);
    if (attributes.containsKey(key)) {
      fields.mend(FIELD + " has a key twice once it is cut: the first is kept");
    } else if (attributes.size() == MAX_ATTRIBUTES) {
      fields.mend("%s has more than %d: the first are kept".formatted(FIELD, MAX_ATTRIBUTES));
    } else {
      attributes.put(key, value(key, value.isTextual() ? value.textValue() : value.toString()));
    }
  }

  private String value(String key, String text) {
    int most = key.equals(ErrorStack.ATTRIBUTE) ? MAX_STACK : MAX_VALUE;
    fields.kept(key);
    return fields.kept(fields.cut("a value of " + FIELD, fields.storable(FIELD, text), most));
  }
}
