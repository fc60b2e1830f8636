package dev.owlissues.shared.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordsTest {

  @Test
  void textsAreFoundByTheirPaths() throws IOException {
    assertThat(
            read(
                """
                {"Other": [{"body": "of something else"}],
                 "Records": [
                   {"messageId": "a", "body": "{\\"k\\": 1}", "n": 3, "list": ["x", {"y": "z"}],
                    "attributes": {"SentTimestamp": "17"}, "nothing": null},
                   {"Sns": {"Message": "hello"}}],
                 "After": {}}
                """))
        .extracting(Records.Entry::texts)
        .containsExactly(
            Map.of("messageId", "a", "body", "{\"k\": 1}", "attributes.SentTimestamp", "17"),
            Map.of("Sns.Message", "hello"));
  }

  @Test
  void anEventMayHaveNone() throws IOException {
    assertThat(read("{\"Records\": []}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"Records\": {}}", "{\"Records\": [{\"body\": \"cut"})
  void whatIsNoSuchEventIsRefused(String event) {
    assertThatIOException().isThrownBy(() -> read(event));
  }

  private static List<Records.Entry> read(String event) throws IOException {
    return Records.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
  }
}
