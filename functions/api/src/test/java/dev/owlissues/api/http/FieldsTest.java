package dev.owlissues.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

  @Test
  void anEmptyBodyHasNoFields() {
    assertThat(complaint("", fields -> assertThat(fields.has("name")).isFalse())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "null", "{", "{\"a\":1}x", "\"text\""})
  void whatIsNoObjectIsRefused(String body) {
    assertThat(complaint(body, _ -> {})).isPresent();
  }

  @Test
  void aTextIsReadAsItWasSentAndARequiredOneTrimmed() {
    assertThat(
            complaint(
                "{\"a\":\" x \"}",
                fields -> {
                  assertThat(fields.text("a", 3)).contains(" x ");
                  assertThat(fields.required("a", 3)).isEqualTo("x");
                }))
        .isEmpty();
  }

  @Test
  void whatIsNullCountsAsNotSentButCanBeTold() {
    assertThat(
            complaint(
                "{\"a\":null}",
                fields -> {
                  assertThat(fields.text("a", 3)).isEmpty();
                  assertThat(fields.has("a")).isTrue();
                  assertThat(fields.isNull("a")).isTrue();
                  assertThat(fields.isNull("b")).isFalse();
                }))
        .isEmpty();
  }

  @Test // (R-http-4)
  void theFirstThingWrongIsNamedWithItsLimit() {
    assertThat(
            complaint(
                "{\"a\":5,\"b\":\"long\"}",
                fields -> {
                  fields.text("b", 3);
                  fields.text("a", 3);
                }))
        .contains("b is longer than 3 characters");
    // Characters as the document's schemas count them, of which Java may need two for one.
    assertThat(complaint("{\"a\":\"🦉🦉🦉\"}", fields -> fields.text("a", 3))).isEmpty();
    assertThat(complaint("{\"a\":\"🦉🦉🦉🦉\"}", fields -> fields.text("a", 3)))
        .contains("a is longer than 3 characters");
    assertThat(complaint("{\"a\":5}", fields -> fields.text("a", 3)))
        .contains("a must be a string");
    assertThat(complaint("{}", fields -> fields.required("a", 3))).contains("a is required");
    assertThat(complaint("{\"a\":\" \"}", fields -> fields.required("a", 3)))
        .contains("a must not be blank");
    assertThat(complaint("{}", fields -> fields.atLeastOne("a", "b")))
        .contains("at least one of a, b is required");
    assertThat(complaint("{\"a\":\"x\"}", fields -> fields.id("a")))
        .contains("a must be a UUID, not 'x'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00x"})
  void aTextThatNoStoreKeepsIsRefused(String text) {
    assertThat(complaint("{\"a\":\"" + text + "\"}", fields -> fields.text("a", 30)))
        .contains("a has a NUL or half of a surrogate pair");
    assertThat(complaint("{\"a\":[\"" + text + "\"]}", fields -> fields.texts("a", 30)))
        .isPresent();
  }

  @Test
  void textOutsideTheBasicPlaneIsKept() {
    assertThat(
            complaint("{\"a\":\"🦉\"}", fields -> assertThat(fields.text("a", 2)).contains("🦉")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "11", "1.5", "\"3\"", "99999999999", "true", "[]", "1e999"})
  void aWholeNumberOutsideItsBoundsIsRefused(String number) {
    assertThat(complaint("{\"a\":" + number + "}", fields -> fields.integer("a", 1, 10)))
        .contains("a must be a whole number from 1 to 10");
  }

  @Test
  void aWholeNumberWithinItsBoundsIsRead() {
    assertThat(
            complaint(
                "{\"a\":10}",
                fields -> {
                  assertThat(fields.integer("a", 1, 10)).hasValue(10);
                  assertThat(fields.integer("b", 1, 10)).isEqualTo(OptionalInt.empty());
                }))
        .isEmpty();
  }

  @Test
  void textsAreASetWithoutRepeats() {
    assertThat(
            complaint(
                "{\"a\":[\"x\",\"y\"]}",
                fields -> assertThat(fields.texts("a", 5)).contains(Set.of("x", "y"))))
        .isEmpty();
    assertThat(complaint("{\"a\":[\"x\",\"x\"]}", fields -> fields.texts("a", 5)))
        .contains("a has 'x' twice");
    assertThat(complaint("{\"a\":[1]}", fields -> fields.texts("a", 5)))
        .contains("a must be an array of strings of at most 5 characters");
    assertThat(complaint("{\"a\":{\"x\":\"y\"}}", fields -> fields.texts("a", 5))).isPresent();
  }

  @Test
  void flagsAndObjectsAreNothingElse() {
    assertThat(complaint("{\"a\":\"true\"}", fields -> fields.flag("a")))
        .contains("a must be true or false");
    assertThat(complaint("{\"a\":[]}", fields -> fields.object("a", 9)))
        .contains("a must be an object");
    assertThat(complaint("{\"a\":{\"b\":1000}}", fields -> fields.object("a", 9)))
        .contains("a is longer than 9 characters of JSON");
    assertThat(complaint("{\"a\":{\"b\":[\"\\ud800\"]}}", fields -> fields.object("a", 99)))
        .contains("a has half of a surrogate pair");
    assertThat(
            complaint(
                "{\"a\":false,\"b\":{}}",
                fields -> {
                  assertThat(fields.flag("a")).contains(false);
                  assertThat(fields.object("b", 9)).contains("{}");
                }))
        .isEmpty();
  }

  /** Reads a body, and returns what was wrong with it first. */
  private static Optional<String> complaint(String body, Consumer<Fields> reading) {
    HttpRequest request =
        new HttpRequest("POST", "/", Map.of(), Map.of(), body.getBytes(StandardCharsets.UTF_8), "");
    HttpResponse right = HttpResponse.empty(204);
    HttpResponse answer =
        Fields.of(
            request,
            fields -> {
              reading.accept(fields);
              return fields.refusal().orElse(right);
            });
    if (answer.equals(right)) {
      return Optional.empty();
    }
    assertThat(answer.status()).isEqualTo(400);
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    return Optional.of(text.substring("{\"error\":\"".length(), text.length() - 2));
  }
}
