package dev.owlissues.shared.base.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
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
        "[0.1, -0.0, 1e3, 1.50, 3.4028235e38]",
        "",
        "  "
      })
  void aTextIsReadAsAMapperReadsIt(String text) throws JsonProcessingException {
    assertThat(JsonTree.read(text)).isEqualTo(new ObjectMapper().readTree(text));
  }

  @ParameterizedTest // (R-number-1)
  @ValueSource(
      strings = {
        "1E+400",
        "1E-400",
        "-1E+400",
        "1E+999999999",
        "123456789012345678901234567890.5",
        "0.12345678901234567890"
      })
  void aNumberThatNoDoubleIsStaysWhatItIs(String number) throws JsonProcessingException {
    assertThat(JsonTree.read("{\"a\":" + number + "}").toString())
        .isEqualTo("{\"a\":" + number + "}");
  }

  @Test // (R-ingest-2)
  void whatIsBeyondALimitIsAMarkInItsPlace() throws JsonProcessingException {
    var limits = new JsonTree.Limits(3, 5);
    String text = "[[[1]],[[[2]]],123456,1e99999999999,[12345],{\"a\":{\"b\":[]}}]";

    JsonNode tree = JsonTree.read(new JsonFactory(), limits, text);

    assertThat(JsonTree.fault(tree)).contains("something deeper than 3 levels");
    assertThat(tree.valueStream().map(JsonTree::fault))
        .containsExactly(
            Optional.empty(),
            Optional.of("something deeper than 3 levels"),
            Optional.of("a number longer than 5 characters"),
            Optional.of("a number longer than 5 characters"),
            Optional.empty(),
            Optional.of("something deeper than 3 levels"));
    assertThat(JsonTree.fault(JsonTree.read("[1, [2]]"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e99999999999",
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
