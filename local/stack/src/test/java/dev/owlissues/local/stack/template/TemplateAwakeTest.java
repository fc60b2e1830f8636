package dev.owlissues.local.stack.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.Gateway;
import dev.owlissues.shared.base.metric.Log;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A version that starts from a snapshot becomes inactive when nobody called it for 14 days, and the
 * next call fails: https://docs.aws.amazon.com/lambda/latest/dg/snapstart-troubleshooting.html. So
 * the published ones are called every week.
 */
class TemplateAwakeTest {
  private static final Template TEMPLATE = Template.load();

  static Stream<String> withSnapshots() {
    return TEMPLATE.functions().entrySet().stream()
        .filter(function -> function.getValue().has("SnapStart"))
        .map(function -> function.getKey());
  }

  @ParameterizedTest
  @MethodSource("withSnapshots")
  void itsPublishedVersionIsCalledEveryWeek(String function) {
    JsonNode awake = TEMPLATE.function(function).at("/Events/Awake");

    assertThat(awake.path("Type").asText()).isEqualTo("Schedule");
    assertThat(awake.at("/Properties/Schedule").asText()).isEqualTo("rate(7 days)");
    assertThat(awake.at("/Properties/RetryPolicy/MaximumRetryAttempts").asInt()).isEqualTo(2);
  }

  /** Who goes back by hand wakes the version before in the same way. */
  @ParameterizedTest
  @MethodSource("withSnapshots")
  void theRequestIsThatOfTheRecipeForGoingBack(String function) {
    assertThat(TEMPLATE.function(function).at("/Events/Awake/Properties/Input").asText())
        .isEqualTo(Template.read("events/awake.json").strip());
  }

  @ParameterizedTest
  @MethodSource("withSnapshots")
  void theCallIsARequestThatTheFunctionAnswersWithoutAFault(String function) throws IOException {
    var log = new ByteArrayOutputStream();
    var answer = new ByteArrayOutputStream();
    var asked = new ArrayList<String>();
    byte[] event =
        TEMPLATE
            .function(function)
            .at("/Events/Awake/Properties/Input")
            .asText()
            .getBytes(StandardCharsets.UTF_8);

    new Gateway(new Log(new PrintStream(log, true, StandardCharsets.UTF_8), InstantSource.system()))
        .serve(
            new ByteArrayInputStream(event),
            answer,
            request -> {
              asked.add(request.path());
              return Errors.notFound();
            });

    assertThat(asked).containsExactly("/awake");
    assertThat(answer.toString(StandardCharsets.UTF_8)).contains("404");
    assertThat(log.toString(StandardCharsets.UTF_8)).isEmpty();
  }
}
