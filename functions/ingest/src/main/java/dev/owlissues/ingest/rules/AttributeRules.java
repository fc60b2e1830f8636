package dev.owlissues.ingest.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.gateway.StorableText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of {@code custom_attributes}. Values become texts: a string as it is; a number, a
 * boolean, an array or an object as its JSON. {@code null} drops the attribute, as leaving it out
 * does. Values are cut, keys are not: two keys must not become one.
 */
final class AttributeRules {
  static final String FIELD = "custom_attributes";
  static final int MAX_ATTRIBUTES = 64;
  static final int MAX_KEY = 64;
  static final int MAX_VALUE = 200;
  static final int MAX_STACK = 16_000;

  /** The attribute in which SDKs send an error's stack. */
  static final String STACK = "_error_stack";

  private AttributeRules() {}

  /** The attributes, in the order they were sent. */
  static Map<String, String> read(EventFields fields) {
    Optional<JsonNode> node = fields.node(FIELD);
    if (node.isEmpty()) {
      return Map.of();
    }
    if (!node.get().isObject()) {
      fields.refuse(FIELD + " must be an object");
      return Map.of();
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> attribute : node.get().properties()) {
      if (!attribute.getValue().isNull()) {
        attributes.put(attribute.getKey(), value(attribute.getKey(), attribute.getValue(), fields));
      }
    }
    if (attributes.size() > MAX_ATTRIBUTES) {
      fields.refuse(FIELD + " has more than " + MAX_ATTRIBUTES + " attributes");
      return Map.of();
    }
    return Collections.unmodifiableMap(attributes);
  }

  private static String value(String key, JsonNode node, EventFields fields) {
    if (StorableText.characters(key) > MAX_KEY) {
      return fields.refuse(FIELD + " has a key longer than " + MAX_KEY + " characters");
    }
    String value = node.isTextual() ? node.textValue() : node.toString();
    if (!StorableText.isStorable(key) || !StorableText.isStorable(value)) {
      return fields.refuse(FIELD + " has " + StorableText.FAULT);
    }
    fields.kept(key);
    return fields.kept(Texts.cut(value, key.equals(STACK) ? MAX_STACK : MAX_VALUE));
  }
}
