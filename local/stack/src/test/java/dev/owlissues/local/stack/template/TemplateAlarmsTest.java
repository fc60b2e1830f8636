package dev.owlissues.local.stack.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong is seen, explained, and costs nothing while all is well. */
class TemplateAlarmsTest {
  private static final Template TEMPLATE = Template.load();
  private static final int FREE_METRICS = 10;
  private static final Pattern RUNBOOK =
      Pattern.compile("[A-Z].{20,}\\. Runbook (?<file>[a-z/]+\\.md)#(?<anchor>[a-z-]+)");

  private static final JsonNode OWN_DIMENSIONS =
      CloudFormationYaml.read("[{Name: service, Value: scan}, {Name: stage, Value: !Ref Stage}]");

  static Stream<Arguments> alarms() {
    return TEMPLATE.resources(Template.ALARM).entrySet().stream()
        .map(entry -> arguments(entry.getKey(), entry.getValue().path("Properties")));
  }

  @Test
  void whatCanFailHasAnAlarm() {
    assertThat(TEMPLATE.resources(Template.ALARM))
        .containsOnlyKeys(
            "ApiErrorsAlarm",
            "IngestErrorsAlarm",
            "ScanPlannerErrorsAlarm",
            "ScanWorkerErrorsAlarm",
            "ServerErrorsAlarm",
            "ThrottlesAlarm",
            "ScanLagAlarm",
            "DeadLettersAlarm",
            "LatencyAlarm",
            "DigestErrorsAlarm",
            "MailBouncesAlarm",
            "MailComplaintsAlarm",
            "EventsTableThrottlesAlarm");
  }

  @Test
  void theAlarmsOfTheDefaultStackReadNoMoreMetricsThanAreFree() {
    int metrics =
        TEMPLATE.resources(Template.ALARM).values().stream()
            .filter(alarm -> !alarm.has("Condition"))
            .mapToInt(alarm -> metrics(alarm.path("Properties")).size())
            .sum();

    assertThat(metrics).isBetween(1, FREE_METRICS);
    assertThat(TEMPLATE.root().at("/Parameters/DetailedAlarms/Default").asText()).isEqualTo("no");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("alarms")
  void itSaysWhatIsWrongAndWhatToDo(String id, JsonNode alarm) {
    var description = RUNBOOK.matcher(alarm.path("AlarmDescription").asText());

    assertThat(description.matches()).as(alarm.path("AlarmDescription").asText()).isTrue();
    assertThat(anchors(description.group("file"))).contains(description.group("anchor"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("alarms")
  void itKnowsWhatSilenceMeansAndWhomToTell(String id, JsonNode alarm) {
    assertThat(alarm.path("TreatMissingData").asText())
        .isEqualTo(id.equals("ScanLagAlarm") ? "breaching" : "notBreaching");
    assertThat(alarm.path("AlarmActions"))
        .isEqualTo(
            CloudFormationYaml.read(
                "!If [HasAlarmTopic, [!Ref AlarmTopicArn], !Ref AWS::NoValue]"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("alarms")
  void itWatchesResourcesOfThisStack(String id, JsonNode alarm) {
    List<String> resources =
        TEMPLATE.root().path("Resources").propertyStream().map(Map.Entry::getKey).toList();
    for (JsonNode metric : metrics(alarm)) {
      if (metric.path("Namespace").asText().equals("OwlIssues")) {
        assertThat(metric.path("Dimensions")).isEqualTo(OWN_DIMENSIONS);
        continue;
      }
      metric
          .path("Dimensions")
          .forEach(dimension -> {
            JsonNode value = dimension.path("Value");
            String target = value.has("Ref") ? value.path("Ref").asText() : Template.target(value);
            String sub = value.path("Fn::Sub").asText().replaceAll("[${}]|:live", "");
            assertThat(resources).contains(value.has("Fn::Sub") ? sub : target);
          });
    }
  }

  @Test
  void bothDeadLetterQueuesRaiseTheAlarmAtTheirFirstMessage() {
    JsonNode alarm = TEMPLATE.properties("DeadLettersAlarm");

    assertThat(metrics(alarm))
        .extracting(metric -> Template.target(metric.at("/Dimensions/0/Value")))
        .containsExactlyInAnyOrder("FailedRuns", "FailedUnits");
    assertThat(alarm.path("Threshold").asInt()).isEqualTo(1);
    assertThat(alarm.path("ComparisonOperator").asText())
        .isEqualTo("GreaterThanOrEqualToThreshold");
  }

  @Test
  void aScanThatIsTwoHoursBehindOrSilentRaisesTheAlarm() {
    JsonNode alarm = TEMPLATE.properties("ScanLagAlarm");

    assertThat(alarm.path("MetricName").asText()).isEqualTo("ScanLagSeconds");
    assertThat(alarm.path("Statistic").asText()).isEqualTo("Maximum");
    assertThat(alarm.path("Threshold").asInt()).isEqualTo(7200);
    assertThat(alarm.path("ComparisonOperator").asText()).isEqualTo("GreaterThanThreshold");
    assertThat(alarm.path("Period").asInt() * alarm.path("EvaluationPeriods").asInt())
        .as("two values at least, for one may be late")
        .isEqualTo(7200);
  }

  @Test
  void theDashboardShowsTrafficThenLagThenFailuresThenCost() {
    JsonNode body =
        CloudFormationYaml.read(
            TEMPLATE.properties("Dashboard").at("/DashboardBody/Fn::Sub").asText());

    assertThat(TEMPLATE.resources("AWS::CloudWatch::Dashboard")).hasSize(1);
    assertThat(
            body.path("widgets")
                .valueStream()
                .map(widget -> widget.at("/properties/title").asText().replaceAll(":.*", ""))
                .distinct())
        .containsExactly("Traffic", "Lag", "Failures", "Cost");
  }

  private static List<JsonNode> metrics(JsonNode alarm) {
    return alarm.has("Metrics")
        ? alarm
            .path("Metrics")
            .valueStream()
            .filter(metric -> metric.has("MetricStat"))
            .map(metric -> metric.at("/MetricStat/Metric"))
            .toList()
        : List.of(alarm);
  }

  private static Set<String> anchors(String file) {
    Set<String> anchors = new TreeSet<>();
    Template.read(file)
        .lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .forEach(heading -> anchors.add(heading.replace(' ', '-')));
    return anchors;
  }
}
