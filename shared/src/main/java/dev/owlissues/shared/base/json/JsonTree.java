package dev.owlissues.shared.base.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads a JSON text as a tree, as an {@code ObjectMapper} would: of a repeated name the last value
 * counts, numbers with a fraction or an exponent are doubles.
 */
public final class JsonTree {
  private static final JsonFactory JSON = new JsonFactory();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonTree() {}

  /**
   * Reads a text.
   *
   * @throws JsonProcessingException if it is not JSON, or if more follows after the value
   */
  public static JsonNode read(String text) throws JsonProcessingException {
    return read(JSON, text);
  }

  /**
   * Reads a text that is JSON unless something is wrong on our side.
   *
   * @param what the text is, for the exception's message
   * @throws IllegalArgumentException if it is none
   */
  public static JsonNode expect(String what, String text) {
    try {
      return read(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(what + " is JSON", e);
    }
  }

  /**
   * Reads a text within a factory's limits.
   *
   * @return what is missing, if the text is blank
   * @throws JsonProcessingException if it is not JSON, beyond a limit, or if more follows after the
   *     value
   */
  public static JsonNode read(JsonFactory factory, String text) throws JsonProcessingException {
    try (JsonParser json = factory.createParser(text)) {
      if (json.nextToken() == null) {
        return MissingNode.getInstance();
      }
      JsonNode value = value(json);
      if (json.nextToken() != null) {
        throw new JsonParseException(json, "more follows after the value");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  private static JsonNode value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> object(json);
      case START_ARRAY -> array(json);
      case VALUE_STRING -> NODES.textNode(json.getText());
      case VALUE_NUMBER_INT -> integer(json);
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(json.getDoubleValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      default -> throw new JsonParseException(json, "no value begins with this");
    };
  }

  private static ObjectNode object(JsonParser json) throws IOException {
    ObjectNode object = NODES.objectNode();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      object.set(name, value(json));
    }
    return object;
  }

  private static ArrayNode array(JsonParser json) throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(json));
    }
    return array;
  }

  private static JsonNode integer(JsonParser json) throws IOException {
    return switch (json.getNumberType()) {
      case INT -> NODES.numberNode(json.getIntValue());
      case LONG -> NODES.numberNode(json.getLongValue());
      default -> NODES.numberNode(json.getBigIntegerValue());
    };
  }
}
