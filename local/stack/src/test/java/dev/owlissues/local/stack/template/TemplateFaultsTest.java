package dev.owlissues.local.stack.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.Gateway;
import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.base.metric.Log;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What fails in a function is counted by what its roll-out watches. To Lambda an exception that we
 * answer with 500 is a successful invocation, so its own {@code Errors} say nothing; the access log
 * has what callers got, be it from us or, when the function crashed, from the gateway.
 */
class TemplateFaultsTest {
  private static final Template TEMPLATE = Template.load();
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * The one form of filter that is used here:
   * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
   */
  private static final Pattern TERM = Pattern.compile("\\$\\.(\\w+) (=|!=) \"([^\"]+)\"");

  @ParameterizedTest
  @CsvSource({
    "ApiFunction, $default",
    "IngestFunction, POST /v1/ingest",
    "IngestFunction, POST /v1/identity/properties",
    "IngestFunction, POST /v1/identity/claim"
  })
  void anEndpointThatThrowsTripsWhatTheRollOutOfItsFunctionWatches(String function, String route)
      throws IOException {
    int status =
        served(request -> {
          throw new IllegalStateException("boom");
        });

    assertThat(counted(watched(function), status, route)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"ApiFunction, POST /v1/ingest", "IngestFunction, $default"})
  void itTripsNoOtherFunctions(String function, String route) throws IOException {
    assertThat(counted(watched(function), 500, route)).isFalse();
  }

  @Test
  void aBusyTableOrABadRequestIsNoFaultOfAVersion() throws IOException {
    int busy = served(_ -> Errors.unavailable(Duration.ofSeconds(1)));
    int bad = served(_ -> Errors.badRequest("no"));

    for (int status : new int[] {200, busy, bad}) {
      assertThat(counted(watched("ApiFunction"), status, "$default")).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"ApiFunction", "IngestFunction"})
  void oneFaultInAMinuteIsEnoughAndSilenceIsNone(String function) {
    JsonNode alarm = TEMPLATE.properties(alarm(function));

    assertThat(alarm.path("Period").asInt()).isEqualTo(60);
    assertThat(alarm.path("EvaluationPeriods").asInt()).isEqualTo(1);
    assertThat(alarm.path("Threshold").asInt()).isEqualTo(1);
    assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("notBreaching");
  }

  /** The filter whose metric the alarm reads that the function's roll-out watches. */
  private static JsonNode watched(String function) {
    JsonNode alarm = TEMPLATE.properties(alarm(function));
    return TEMPLATE.resources("AWS::Logs::MetricFilter").values().stream()
        .map(filter -> filter.path("Properties"))
        .filter(filter -> {
          JsonNode metric = filter.at("/MetricTransformations/0");
          return metric.path("MetricName").equals(alarm.path("MetricName"))
              && metric.path("MetricNamespace").equals(alarm.path("Namespace"));
        })
        .findFirst()
        .orElseThrow(() -> new AssertionError(function + "'s alarm reads what nobody writes"));
  }

  private static String alarm(String function) {
    JsonNode watched =
        TEMPLATE.function(function).at("/DeploymentPreference/Alarms/Fn::If/1/0/Ref");
    return watched.asText();
  }

  /** The status of an event's answer. */
  private static int served(Function<HttpRequest, HttpResponse> app) throws IOException {
    var log = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    var answer = new ByteArrayOutputStream();
    String event =
        """
        {"rawPath": "/v1/projects", "requestContext": {"http": {"method": "GET"}}}
        """;
    new Gateway(new Log(log, InstantSource.system()))
        .serve(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, app);
    return JSON.readTree(answer.toByteArray()).path("statusCode").asInt();
  }

  /** Whether the filter counts the access log's line of such an answer. */
  private static boolean counted(JsonNode filter, int status, String route) throws IOException {
    JsonNode settings = TEMPLATE.properties("Http").path("AccessLogSettings");
    assertThat(filter.at("/LogGroupName/Ref").asText())
        .isEqualTo(Template.target(settings.path("DestinationArn")));
    JsonNode line =
        JSON.readTree(
            settings
                .path("Format")
                .asText()
                .replace("$context.status", Integer.toString(status))
                .replace("$context.routeKey", route));
    String pattern = filter.path("FilterPattern").asText();
    assertThat(pattern).matches("\\{ " + TERM + "( && " + TERM + ")* }");
    return TERM.matcher(pattern).results().allMatch(term -> holds(term, line));
  }

  private static boolean holds(MatchResult term, JsonNode line) {
    boolean equal = line.path(term.group(1)).asText().equals(term.group(3));
    return term.group(2).equals("=") == equal;
  }
}
