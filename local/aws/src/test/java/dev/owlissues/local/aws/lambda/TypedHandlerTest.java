package dev.owlissues.local.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events are read and answers are written as Lambda's runtime does it. */
class TypedHandlerTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:05:00Z");

  @Test
  void anEventIsAnObjectOfItsClass() throws IOException {
    JsonNode answer =
        answer((event, _) ->
            Map.of(
                "type", event.getDetailType(),
                "time", event.getTime().getMillis(),
                "resources", event.getResources().size()));

    assertThat(answer.path("type").asText()).isEqualTo("Scheduled Event");
    assertThat(answer.path("time").asLong()).isEqualTo(NOW.toEpochMilli());
    assertThat(answer.path("resources").asInt()).isEqualTo(1);
  }

  @Test
  void noAnswerIsNull() throws IOException {
    assertThat(answer((_, _) -> null).isNull()).isTrue();
  }

  private static JsonNode answer(RequestHandler<ScheduledEvent, Map<String, Object>> handler)
      throws IOException {
    return LocalFunction.typed(
            "planner", handler, ScheduledEvent.class, Duration.ofMinutes(1), System.out)
        .call("request-1", LambdaEvents.scheduled("scan", "id-1", NOW));
  }
}
