package dev.owlissues.shared.base.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        " \"a \\u00e9 \\ud83e\\udd89\" ",
        "{\"a\": {\"b\": [1, 2.5, true, false, null, {\"c\": []}]}, \"a\": 2, \"z\": {\"\": \"\"}}",
        "[0, -0, -1, 2147483647, 2147483648, -9223372036854775808, 9223372036854775808]",
        "[0.1, -0.0, 1e3, 1E-400, 1e400, 123456789012345678901234567890.5, 3.4028235e38]",
        "",
        "  "
      })
  void aTextIsReadAsAMapperReadsIt(String text) throws JsonProcessingException {
    assertThat(JsonTree.read(text)).isEqualTo(new ObjectMapper().readTree(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[1",
        "{\"a\"}",
        "{\"a\":}",
        "{} {}",
        "[],",
        "nul",
        "]",
        "{\"a\": 01}",
        "NaN"
      })
  void whatIsNoJsonIsRefused(String text) {
    assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(() -> JsonTree.read(text));
  }

  @Test
  void aFactorysLimitsHold() {
    JsonFactory shallow =
        JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(2).build())
            .build();

    assertThatExceptionOfType(JsonProcessingException.class)
        .isThrownBy(() -> JsonTree.read(shallow, "[[[]]]"));
  }

  @Test
  void whatIsWrittenIsReadAgain() throws JsonProcessingException {
    String text =
        JsonText.object(json -> {
          json.writeStringField("a", "\"é\"\n");
          json.writeNumberField("b", 1L << 40);
        });

    assertThat(text).isEqualTo("{\"a\":\"\\\"é\\\"\\n\",\"b\":1099511627776}");
    assertThat(JsonTree.read(text).path("b").asLong()).isEqualTo(1L << 40);
  }
}
