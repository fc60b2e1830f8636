package dev.owlissues.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.shared.base.json.JsonTree;
import java.util.Optional;
import java.util.function.Function;

/** The JSON object in a request's body, or the answer that says why there is none. */
public sealed interface JsonBody {
  /** The deepest nesting that is read. */
  int MAX_DEPTH = 64;

  /** The longest number that is read, in characters. */
  int MAX_NUMBER = 100;

  /** What is wrong with a name that was damaged, or halves a character. */
  Optional<String> BROKEN_NAME =
      Optional.of("a name that is not UTF-8 or has half of a surrogate pair");

  /** A JSON object. Of a repeated name the last value counts. */
  record Parsed(ObjectNode object) implements JsonBody {}

  /** Not a JSON object within the limits: 400 or 413. */
  record Refused(HttpResponse answer) implements JsonBody {}

  /** Reads the request's body. */
  static JsonBody read(HttpRequest request) {
    return switch (of(request, Utf8::decode)) {
      case Refused refused -> refused;
      case Parsed parsed ->
          JsonTree.fault(parsed.object)
              .<JsonBody>map(fault -> refused("body has " + fault))
              .orElse(parsed);
    };
  }

  /**
   * Reads a body of several parts, of which one that is wrong should not cost the others: what is
   * too deep, or a number that is too long, is a mark that {@link JsonTree#fault} finds, and what
   * is not UTF-8 half of a surrogate pair, which {@link StorableText} refuses.
   *
   * @param parts the name of the array that has them; the rest is held to what a whole body is
   */
  static JsonBody ofParts(HttpRequest request, String parts) {
    return switch (of(request, bytes -> Optional.of(LoneSurrogates.marked(Utf8.marked(bytes))))) {
      case Refused refused -> refused;
      case Parsed parsed ->
          parsed.object.properties().stream()
              .filter(field -> !(field.getKey().equals(parts) && field.getValue().isArray()))
              .flatMap(field -> fault(field.getKey(), field.getValue()).stream())
              .findFirst()
              .<JsonBody>map(fault -> refused("body has " + fault))
              .orElse(parsed);
    };
  }

  /**
   * Any JSON value within the limits, of bytes that are inflated already; empty if they hold none.
   */
  static Optional<JsonNode> value(byte[] bytes) {
    return Utf8.decode(bytes).flatMap(JsonBody::value);
  }

  private static Optional<JsonNode> value(String text) {
    try {
      JsonNode value = JsonTree.read(Reader.JSON, Reader.LIMITS, text);
      return value.isMissingNode() || JsonTree.fault(value).isPresent()
          ? Optional.empty()
          : Optional.of(value);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> fault(String name, JsonNode value) {
    return StorableText.isWhole(name)
        ? JsonTree.fault(value).or(() -> hasBrokenName(value) ? BROKEN_NAME : Optional.empty())
        : BROKEN_NAME;
  }

  private static boolean hasBrokenName(JsonNode value) {
    return value
        .propertyStream()
        .anyMatch(
            field -> !StorableText.isWhole(field.getKey()) || hasBrokenName(field.getValue()));
  }

  private static JsonBody of(HttpRequest request, Function<byte[], Optional<String>> decoder) {
    return switch (Body.of(request.body())) {
      case Body.Plain(byte[] bytes) ->
          decoder.apply(bytes).map(JsonBody::parse).orElseGet(() -> refused("body is not UTF-8"));
      case Body.TooLarge() ->
          refused(
              Errors.tooLarge("body is larger than " + Body.LIMIT + " bytes, sent or inflated"));
      case Body.Damaged() -> refused("body starts as gzip does but cannot be inflated");
    };
  }

  private static JsonBody parse(String text) {
    try {
      JsonNode root = JsonTree.read(Reader.JSON, Reader.LIMITS, text);
      return root instanceof ObjectNode object
          ? new Parsed(object)
          : refused("body must be a JSON object");
    } catch (JsonProcessingException e) {
      return refused("body is not JSON");
    }
  }

  private static JsonBody refused(HttpResponse answer) {
    return new Refused(answer);
  }

  private static JsonBody refused(String text) {
    return refused(Errors.badRequest(text));
  }

  /** The factory of parsers, made at first use: a function that only answers GET needs none. */
  final class Reader {
    private static final JsonTree.Limits LIMITS = new JsonTree.Limits(MAX_DEPTH, MAX_NUMBER);

    // The parser itself goes to the end of whatever fits into a body: the limits are the tree's.
    private static final JsonFactory JSON =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(Body.LIMIT)
                    .maxNumberLength(Body.LIMIT)
                    .maxNameLength(Body.LIMIT)
                    .build())
            .build();

    private Reader() {}
  }
}
