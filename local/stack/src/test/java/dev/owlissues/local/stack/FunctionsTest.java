package dev.owlissues.local.stack;

import static dev.owlissues.local.stack.http.IncomingBuilder.get;
import static dev.owlissues.local.stack.http.IncomingBuilder.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.local.aws.lambda.LocalFunction;
import dev.owlissues.local.stack.http.IncomingBuilder;
import dev.owlissues.local.stack.http.Reply;
import dev.owlissues.shared.base.id.RandomIds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionsTest {
  private static final JsonMapper JSON = new JsonMapper();

  private final MovableClock clock = new MovableClock();
  private final List<JsonNode> events = new ArrayList<>();
  private final Functions functions =
      new Functions(
          answering("ingest"), answering("api"), clock, new RandomIds(clock, new SecureRandom()));

  private LocalFunction answering(String name) {
    RequestStreamHandler handler =
        (event, answer, context) -> {
          events.add(JSON.readTree(event));
          String json =
              "{\"statusCode\": 200, \"headers\": {\"x-function\": \"%s\", \"x-time\": \"%s\"}}"
                  .formatted(name, context.getRemainingTimeInMillis() > 5_000);
          answer.write(json.getBytes(StandardCharsets.UTF_8));
        };
    return new LocalFunction(name, handler, Duration.ofSeconds(10), System.out);
  }

  private String function(IncomingBuilder request) throws IOException {
    return functions
        .answer(request.build())
        .headers()
        .getOrDefault("x-function", List.of())
        .getFirst();
  }

  @Test
  void eventsGoToIngest() throws IOException {
    assertThat(function(post("/v1/ingest?x=1"))).isEqualTo("ingest");
    assertThat(events.getFirst().path("routeKey").asText()).isEqualTo("POST /v1/ingest");
  }

  @Test
  void everythingElseGoesToTheApi() throws IOException {
    for (IncomingBuilder request :
        List.of(get("/v1/ingest"), post("/v1/ingest/x"), get("/"), get("/v1/projects"))) {
      assertThat(function(request)).isEqualTo("api");
    }
    assertThat(events).allMatch(event -> event.path("routeKey").asText().equals("$default"));
  }

  @Test
  void eachRequestHasAnIdOfItsOwnAndTheStacksTime() throws IOException {
    function(get("/"));
    function(get("/"));

    assertThat(events)
        .extracting(event -> event.path("requestContext").path("requestId").asText())
        .doesNotHaveDuplicates();
    assertThat(events)
        .allMatch(e -> e.path("requestContext").path("timeEpoch").asLong() == clock.millis());
  }

  @Test
  void aFunctionKnowsThatItHasTime() throws IOException {
    Reply reply = functions.answer(get("/").build());

    assertThat(reply.headers()).containsEntry("x-time", List.of("true"));
  }
}
