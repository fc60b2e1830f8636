package dev.owlissues.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import dev.owlissues.shared.base.metric.Log;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events and answers go through what Lambda's runtime reads and writes them with. */
class DeliveriesTest {
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final Deliveries tasks =
      new Deliveries(
          "some task",
          new Log(new PrintStream(log, true, StandardCharsets.UTF_8), InstantSource.system()));
  private final List<String> worked = new ArrayList<>();

  @Test
  void whatFailsIsAskedForAgainAndNothingElse() {
    String answer =
        handle(
            """
            {"Records": [{"messageId": "a", "body": "one"}, {"messageId": "b", "body": "broken"},
                         {"messageId": "c", "body": "three"}]}
            """);

    assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"}]}");
    assertThat(worked).containsExactly("one", "three");
    assertThat(log.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .contains("\"level\":\"ERROR\"", "some task failed", "\"message_id\":\"b\"")
        .contains("\"request_id\":\"request-1\"", "IllegalArgumentException")
        .doesNotContain("broken");
  }

  @Test
  void whereAllIsDoneTheListIsEmpty() {
    String answer = handle("{\"Records\": [{\"messageId\": \"a\", \"body\": \"one\"}]}");

    assertThat(answer).isEqualTo("{\"batchItemFailures\":[]}");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      quoteCharacter = '\0',
      delimiter = '|',
      value = {
        "{\"Records\": [{\"messageId\": \"a\"}]} | body",
        "{\"Records\": [{\"body\": \"one\"}]} | messageId",
        "{} | Records"
      })
  void whatIsNoEventOfAQueueFailsAsAWholeSoThatAllComesAgain(String event, String missing) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> handle(event))
        .withMessageContaining(missing);
  }

  private String handle(String event) {
    SQSEvent read =
        LambdaEventSerializers.serializerFor(SQSEvent.class, SQSEvent.class.getClassLoader())
            .fromJson(event);
    var answer = new ByteArrayOutputStream();
    JacksonFactory.getInstance()
        .getSerializer(SQSBatchResponse.class)
        .toJson(tasks.handle(read, "request-1", this::work), answer);
    return answer.toString(StandardCharsets.UTF_8);
  }

  private void work(String body) {
    if (body.equals("broken")) {
      throw new IllegalArgumentException(body);
    }
    worked.add(body);
  }
}
