package dev.owlissues.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.shared.base.json.JsonTree;

/** The JSON object in a request's body, or the answer that says why there is none. */
public sealed interface JsonBody {
  /** The deepest nesting that is read. */
  int MAX_DEPTH = 64;

  /** The longest number that is read, in characters. */
  int MAX_NUMBER = 100;

  /** A JSON object. Of a repeated name the last value counts. */
  record Parsed(ObjectNode object) implements JsonBody {}

  /** Not a JSON object within the limits: 400 or 413. */
  record Refused(HttpResponse answer) implements JsonBody {}

  /** Reads the request's body. */
  static JsonBody read(HttpRequest request) {
    return switch (Body.of(request.body())) {
      case Body.Plain(byte[] bytes) -> parse(bytes);
      case Body.TooLarge() ->
          new Refused(
              Errors.tooLarge("body is larger than " + Body.LIMIT + " bytes, sent or inflated"));
      case Body.Damaged() -> refused("body starts as gzip does but cannot be inflated");
    };
  }

  private static JsonBody parse(byte[] bytes) {
    return Utf8.decode(bytes).map(JsonBody::parse).orElseGet(() -> refused("body is not UTF-8"));
  }

  private static JsonBody parse(String text) {
    try {
      JsonNode root = JsonTree.read(Reader.WITHIN_LIMITS, text);
      return root instanceof ObjectNode object
          ? new Parsed(object)
          : refused("body must be a JSON object");
    } catch (JsonProcessingException e) {
      return refused(
          "body is not JSON, or deeper than %d levels, or has a number longer than %d characters"
              .formatted(MAX_DEPTH, MAX_NUMBER));
    }
  }

  private static Refused refused(String text) {
    return new Refused(Errors.badRequest(text));
  }

  /** The factory of parsers, made at first use: a function that only answers GET needs none. */
  final class Reader {
    private static final JsonFactory WITHIN_LIMITS =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER)
                    .build())
            .build();

    private Reader() {}
  }
}
