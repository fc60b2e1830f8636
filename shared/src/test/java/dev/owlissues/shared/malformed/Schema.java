package dev.owlissues.shared.malformed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the API's description allows a value to be: as much of JSON Schema as the description uses,
 * and that no text has half of a surrogate pair, nor one that stands by itself a NUL.
 */
public record Schema(JsonNode json) {
  // Exact: a number with a fraction would be rounded to what the bounds allow.
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  /** The fields of an object by name. */
  public Map<String, Schema> fields() {
    return json.path("properties").properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, field -> new Schema(field.getValue())));
  }

  /** The object's field of that name. */
  public Schema field(String name) {
    return Optional.ofNullable(fields().get(name)).orElseThrow();
  }

  /** Whether the value may be sent, as it is written. */
  public boolean allowsJson(String written) {
    try {
      return allows(JSON.readTree(written));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(written, e);
    }
  }

  /** Whether the value may be sent. */
  public boolean allows(JsonNode value) {
    if (json.has("anyOf")) {
      return json.get("anyOf").valueStream().anyMatch(one -> new Schema(one).allows(value));
    }
    return isOfType(value)
        && (!json.has("enum") || json.get("enum").valueStream().anyMatch(value::equals))
        && switch (value.getNodeType()) {
          case STRING -> allowsText(value.textValue());
          case NUMBER -> allowsNumber(value.decimalValue());
          case ARRAY -> allowsArray(value);
          case OBJECT -> allowsObject(value);
          default -> true;
        };
  }

  /** Whether the text may be sent as a parameter, where numbers are texts too. */
  public boolean allowsParameter(String text) {
    boolean whole = json.path("type").asText().equals("integer");
    return whole
        ? text.matches("[0-9]{1,20}") && allowsNumber(new BigDecimal(text))
        : allows(TextNode.valueOf(text));
  }

  private boolean isOfType(JsonNode value) {
    JsonNode type = json.path("type");
    Stream<JsonNode> types = type.isArray() ? type.valueStream() : Stream.of(type);
    return types.anyMatch(its ->
        switch (its.asText()) {
          case "string" -> value.isTextual();
          case "integer" -> value.isNumber() && isWhole(value.decimalValue());
          case "number" -> value.isNumber();
          case "boolean" -> value.isBoolean();
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "null" -> value.isNull();
          default -> !type.isValueNode();
        });
  }

  private static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }

  private boolean allowsText(String text) {
    int length = text.codePointCount(0, text.length());
    return isWholeText(text)
        && text.indexOf(0) < 0
        && length >= json.path("minLength").asInt(0)
        && length <= json.path("maxLength").asInt(Integer.MAX_VALUE)
        && (!json.has("pattern") || text.matches(json.get("pattern").asText()))
        && switch (json.path("format").asText()) {
          case "uuid" -> text.matches(UUID);
          case "date-time" -> isTime(text);
          default -> true;
        };
  }

  private static boolean isWholeText(String text) {
    return text.codePoints()
        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
  }

  private static boolean isTime(String text) {
    try {
      OffsetDateTime.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private boolean allowsNumber(BigDecimal number) {
    return (!json.has("minimum") || number.compareTo(json.get("minimum").decimalValue()) >= 0)
        && (!json.has("maximum") || number.compareTo(json.get("maximum").decimalValue()) <= 0);
  }

  private boolean allowsArray(JsonNode array) {
    Set<JsonNode> distinct = new HashSet<>();
    array.forEach(distinct::add);
    return array.size() >= json.path("minItems").asInt(0)
        && array.size() <= json.path("maxItems").asInt(Integer.MAX_VALUE)
        && (!json.path("uniqueItems").asBoolean() || distinct.size() == array.size())
        && array.valueStream().allMatch(new Schema(json.path("items"))::allows);
  }

  private boolean allowsObject(JsonNode object) {
    Schema names = new Schema(json.path("propertyNames"));
    JsonNode values = json.path("additionalProperties");
    return object.size() <= json.path("maxProperties").asInt(Integer.MAX_VALUE)
        && json.path("required").valueStream().allMatch(name -> object.has(name.asText()))
        && object.properties().stream()
            .allMatch(field ->
                isWholeText(field.getKey())
                    && (!json.has("propertyNames") || names.allowsText(field.getKey()))
                    && (values.isObject()
                        ? new Schema(values).allows(field.getValue())
                        : isWholeText(field.getValue())));
  }

  /** Whether every text in a value that may be anything is whole. */
  private static boolean isWholeText(JsonNode value) {
    return value.isTextual()
        ? isWholeText(value.textValue())
        : value.valueStream().allMatch(Schema::isWholeText)
            && value.properties().stream().allMatch(field -> isWholeText(field.getKey()));
  }
}
