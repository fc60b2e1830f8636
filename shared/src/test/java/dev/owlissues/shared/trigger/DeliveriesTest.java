package dev.owlissues.shared.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
  private final Deliveries tasks = new Deliveries("some task");
  private final List<String> worked = new ArrayList<>();
  private final List<String> logged = new ArrayList<>();

  @Test
  void whatFailsIsAskedForAgainAndNothingElse() throws IOException {
    String answer =
        handle(
            """
            {"Records": [{"messageId": "a", "body": "one"}, {"messageId": "b", "body": "broken"},
                         {"messageId": "c", "body": "three"}]}
            """);

    assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"}]}");
    assertThat(worked).containsExactly("one", "three");
    assertThat(logged)
        .singleElement()
        .asString()
        .contains("some task failed", "\"message_id\":\"b\"", "IllegalArgumentException")
        .doesNotContain("broken");
  }

  @Test
  void aMessageWithoutABodyMakesTheWholeEventFailSoThatAllComeAgain() {
    assertThatIOException()
        .isThrownBy(() -> handle("{\"Records\": [{\"messageId\": \"a\"}]}"))
        .withMessageContaining("body");
  }

  private String handle(String event) throws IOException {
    var answer = new ByteArrayOutputStream();
    tasks.handle(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
        answer,
        logged::add,
        this::work);
    return answer.toString(StandardCharsets.UTF_8);
  }

  private void work(String body) {
    if (body.equals("broken")) {
      throw new IllegalArgumentException(body);
    }
    worked.add(body);
  }
}
