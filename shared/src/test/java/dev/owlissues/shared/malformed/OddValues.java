package dev.owlissues.shared.malformed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** JSON values that somebody may send where another one is expected. */
public final class OddValues {
  // Halves of surrogate pairs can be written in JSON as escapes only.
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private static final List<String> ANYWHERE =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "7",
          "1.5",
          "1e400",
          "-1e400",
          "9223372036854775808",
          "9".repeat(99),
          "[]",
          "[null]",
          "[7]",
          "[\"a\"]",
          "[\"a\",\"a\"]",
          "[\"\"]",
          "[\"\\u0000\"]",
          "[\"\\ud800\"]",
          "[[[]]]",
          "[{}]",
          "[\"" + "a".repeat(1_000) + "\"]",
          "{}",
          "{\"a\":null}",
          "{\"a\":1e400}",
          "{\"a\":\"\\u0000\"}",
          "{\"a\":\"\\ud800\"}",
          "{\"\\u0000\":\"a\"}",
          "{\"\":\"a\"}",
          "{\"a\":[{\"b\":\"\\udc00\"}]}",
          "{\"a\":{\"b\":[1,\"\\u0001\"]}}",
          "{\"" + "a".repeat(1_000) + "\":\"a\"}",
          "{\"a\":\"" + "a".repeat(100_000) + "\"}",
          "{" + names(1_000) + "}",
          "[".repeat(60) + "]".repeat(60));

  /** What no reader of JSON takes, or ours does not: too deep, too long, or not JSON at all. */
  public static final List<String> UNREADABLE =
      List.of(
          "NaN",
          "-Infinity",
          "undefined",
          "{\"\\ud800\":\"a\"}",
          "'a'",
          "\"\\x\"",
          "01",
          "1" + "0".repeat(1_000),
          "[".repeat(10_000) + "]".repeat(10_000),
          "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
          "\"\0\"");

  private OddValues() {}

  /** The values for a place of that schema, as they are written. */
  public static Stream<String> of(Schema schema) {
    JsonNode json = schema.json();
    Stream<String> numbers =
        Stream.of("minimum", "maximum")
            .filter(json::has)
            .map(end -> Long.toString(json.get(end).asLong() + (end.equals("minimum") ? -1 : 1)));
    Stream<String> texts = OddTexts.of(schema).map(OddValues::written);
    return Stream.of(ANYWHERE.stream(), numbers, texts).flatMap(values -> values);
  }

  /** Those of the values that the schema allows, or those that it does not. */
  public static Stream<String> of(Schema schema, boolean allowed) {
    return of(schema).filter(value -> schema.allowsJson(value) == allowed);
  }

  private static String names(int count) {
    return String.join(",", IntStream.range(0, count).mapToObj(i -> "\"n" + i + "\":1").toList());
  }

  private static String written(String text) {
    try {
      return JSON.writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
