package dev.owlissues.shared.base.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Reads a JSON text as a tree, as an {@code ObjectMapper} would: of a repeated name the last value
 * counts. A number with a fraction or an exponent is a double where a double is the same number,
 * and otherwise what it is.
 */
public final class JsonTree {
  private static final JsonFactory JSON = new JsonFactory();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Limits NONE = new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE);

  private final JsonParser json;
  private final Limits limits;

  private JsonTree(JsonParser json, Limits limits) {
    this.json = json;
    this.limits = limits;
  }

  /**
   * What a value may be. Where one is more, the tree has a mark in its place, which {@link #fault}
   * finds: what is wrong with a part need not be wrong with the whole.
   *
   * @param depth the deepest nesting
   * @param number the longest number, in characters
   */
  public record Limits(int depth, int number) {}

  private record Unread(String why) {}

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
    return read(factory, NONE, text);
  }

  /** The same, with marks in place of values that are beyond those limits. */
  public static JsonNode read(JsonFactory factory, Limits limits, String text)
      throws JsonProcessingException {
    try (JsonParser json = factory.createParser(text)) {
      if (json.nextToken() == null) {
        return MissingNode.getInstance();
      }
      JsonNode value = new JsonTree(json, limits).value(1);
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

  /** What in the value was beyond the limits that it was read with, if anything was. */
  public static Optional<String> fault(JsonNode value) {
    if (value instanceof POJONode mark && mark.getPojo() instanceof Unread(String why)) {
      return Optional.of(why);
    }
    return value.isContainerNode()
        ? value.valueStream().map(JsonTree::fault).flatMap(Optional::stream).findFirst()
        : Optional.empty();
  }

  private JsonNode value(int depth) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT, START_ARRAY -> depth > limits.depth ? tooDeep() : container(depth);
      case VALUE_STRING -> NODES.textNode(json.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      default -> throw new JsonParseException(json, "no value begins with this");
    };
  }

  private JsonNode container(int depth) throws IOException {
    return json.currentToken() == JsonToken.START_OBJECT ? object(depth) : array(depth);
  }

  private ObjectNode object(int depth) throws IOException {
    ObjectNode object = NODES.objectNode();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      object.set(name, value(depth + 1));
    }
    return object;
  }

  private ArrayNode array(int depth) throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(depth + 1));
    }
    return array;
  }

  private JsonNode tooDeep() throws IOException {
    json.skipChildren();
    return unread("something deeper than " + limits.depth + " levels");
  }

  private JsonNode number() throws IOException {
    // Before it is worked out: that would take time that grows with the square of its length.
    if (json.getTextLength() > limits.number) {
      return unread("a number longer than " + limits.number + " characters");
    }
    return json.currentToken() == JsonToken.VALUE_NUMBER_INT ? integer() : fraction();
  }

  private JsonNode integer() throws IOException {
    return switch (json.getNumberType()) {
      case INT -> NODES.numberNode(json.getIntValue());
      case LONG -> NODES.numberNode(json.getLongValue());
      default -> NODES.numberNode(json.getBigIntegerValue());
    };
  }

  // 1e400 as a double would be infinite, 1e-400 zero, and a long fraction another one.
  private JsonNode fraction() throws IOException {
    double nearest = json.getDoubleValue();
    Optional<BigDecimal> exact = exact(json.getText());
    if (exact.isEmpty()) {
      if (limits.equals(NONE)) {
        throw new JsonParseException(json, "a number's exponent is out of range");
      }
      return unread("a number whose exponent is out of range");
    }
    boolean same =
        Double.isFinite(nearest) && BigDecimal.valueOf(nearest).compareTo(exact.get()) == 0;
    return same ? NODES.numberNode(nearest) : DecimalNode.valueOf(exact.get());
  }

  private static Optional<BigDecimal> exact(String number) {
    try {
      return Optional.of(new BigDecimal(number));
    } catch (NumberFormatException | ArithmeticException outOfRange) {
      return Optional.empty();
    }
  }

  private static JsonNode unread(String why) {
    return NODES.pojoNode(new Unread(why));
  }
}
