package dev.owlissues.cli.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static Optional<JsonNode> read(String text) {
    return JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"b\":1,\"a\":[true,false,null,\"ü🦉\",1.10,-12345678901234567890]}",
        "{\"a\":{\"b\":[{},[]]}}",
        "\"a\\\"b\\\\c\\n\\r\\td\""
      })
  void whatIsReadIsWrittenAgainAsItWas(String text) {
    assertThat(read(text).map(JsonWriter::compact)).contains(text);
  }

  @Test
  void inLinesItIsTheSame() {
    String text = "{\"a\":[1,{\"b\":[]}],\"c\":{}}";

    String lines = JsonWriter.pretty(read(text).orElseThrow());

    assertThat(lines)
        .isEqualTo(
            """
            {
              "a": [
                1,
                {
                  "b": []
                }
              ],
              "c": {}
            }\
            """);
    assertThat(read(lines).map(JsonWriter::compact)).contains(text);
  }

  @Test // (R-cli-6)
  void whatCouldSteerATerminalIsEscapedAndMeansTheSame() {
    String text = "a\u0007\u001b[31m\u007f\u009b\u202e\u2028\udb40\udc01\ud800b";

    String written = JsonWriter.quoted(text);

    assertThat(written)
        .isEqualTo("\"a\\u0007\\u001b[31m\\u007f\\u009b\\u202e\\u2028\\udb40\\udc01\\ud800b\"");
    assertThat(read(written).map(JsonNode::asText)).contains(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "{} {}", "<html>", "{\"a\":}", "nul"})
  void whatIsNoJsonIsNone(String text) {
    assertThat(read(text)).isEmpty();
  }
}
