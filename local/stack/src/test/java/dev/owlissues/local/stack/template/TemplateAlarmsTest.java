package dev.owlissues.local.stack.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
  private static final Pattern OWN_METRIC = Pattern.compile("\"OwlIssues\", \"(?<name>\\w+)\"");
  private static final Pattern RUNBOOK =
      Pattern.compile("[A-Z].{20,}\\. Runbook (?<file>[a-z/]+\\.md)#(?<anchor>[a-z-]+)");

  /** What each alarm reads, and when it goes off. */
  private static final Map<String, String> WATCHED =
      Map.ofEntries(
          Map.entry("ApiErrorsAlarm", "Sum ApiFaults; 60 x 1 >= 1"),
          Map.entry("IngestErrorsAlarm", "Sum IngestFaults; 60 x 1 >= 1"),
          Map.entry("ScanPlannerErrorsAlarm", "Sum Errors ScanPlannerFunction; 300 x 1 >= 1"),
          Map.entry("ScanWorkerErrorsAlarm", "Sum Errors ScanWorkerFunction; 300 x 1 >= 3"),
          Map.entry(
              "ServerErrorsAlarm",
              "IF(FILL(requests, 0) > 20, 100 * FILL(failed, 0) / requests, 0);"
                  + " Sum 5xx Http; Sum Count Http; 300 x 2 > 2"),
          Map.entry("ThrottlesAlarm", "Sum Throttles; 300 x 2 >= 10"),
          Map.entry("ScanLagAlarm", "Maximum ScanLagSeconds scan Stage; 7200 x 1 > 7200"),
          Map.entry(
              "FailedUnitsAlarm",
              "Maximum ApproximateNumberOfMessagesVisible FailedUnits; 300 x 1 >= 1"),
          Map.entry(
              "FailedRunsAlarm",
              "Maximum ApproximateNumberOfMessagesVisible FailedRuns; 300 x 1 >= 1"),
          Map.entry("LatencyAlarm", "p99 Latency Http; 300 x 3 > 3000"),
          Map.entry("DigestErrorsAlarm", "Sum Errors DigestSenderFunction; 300 x 1 >= 3"),
          Map.entry(
              "EventsTableThrottlesAlarm",
              "FILL(throttled, 0); Sum WriteThrottleEvents EventsTable; 300 x 2 >= 10"),
          Map.entry("MailBouncesAlarm", "Maximum Reputation.BounceRate; 3600 x 1 > 0.04"),
          Map.entry("MailComplaintsAlarm", "Maximum Reputation.ComplaintRate; 3600 x 1 > 0.0008"));

  private static final Map<String, String> NAMESPACES =
      Map.ofEntries(
          Map.entry("ApiFaults", "OwlIssues/${AWS::StackName}"),
          Map.entry("IngestFaults", "OwlIssues/${AWS::StackName}"),
          Map.entry("Errors", "AWS/Lambda"),
          Map.entry("Throttles", "AWS/Lambda"),
          Map.entry("5xx", "AWS/ApiGateway"),
          Map.entry("Count", "AWS/ApiGateway"),
          Map.entry("Latency", "AWS/ApiGateway"),
          Map.entry("ScanLagSeconds", "OwlIssues"),
          Map.entry("ApproximateNumberOfMessagesVisible", "AWS/SQS"),
          Map.entry("WriteThrottleEvents", "AWS/DynamoDB"),
          Map.entry("Reputation.BounceRate", "AWS/SES"),
          Map.entry("Reputation.ComplaintRate", "AWS/SES"));

  private static final Map<String, String> OPERATORS =
      Map.of("GreaterThanThreshold", ">", "GreaterThanOrEqualToThreshold", ">=");

  static Stream<Arguments> alarms() {
    return TEMPLATE.resources(Template.ALARM).entrySet().stream()
        .map(entry -> arguments(entry.getKey(), entry.getValue().path("Properties")));
  }

  @Test
  void whatCanFailHasAnAlarm() {
    var watched = new TreeMap<String, String>();
    TEMPLATE
        .resources(Template.ALARM)
        .forEach((id, alarm) -> watched.put(id, watched(alarm.path("Properties"))));

    assertThat(watched).containsExactlyInAnyOrderEntriesOf(WATCHED);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("alarms")
  void itsMetricsAreOfTheServiceThatHasThem(String id, JsonNode alarm) {
    assertThat(metrics(alarm))
        .allSatisfy(metric ->
            assertThat(metric.at("/Namespace/Fn::Sub").asText(metric.path("Namespace").asText()))
                .isEqualTo(NAMESPACES.get(metric.path("MetricName").asText())));
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

  /**
   * Of alarms on DynamoDB's metrics AWS says that they "always ignore missing data even if you
   * choose a different option for TreatMissingData":
   * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("alarms")
  void anAlarmEndsThoughItsMetricHasNoDataWhileAllIsWell(String id, JsonNode alarm) {
    for (JsonNode metric : alarm.path("Metrics")) {
      String name = metric.path("Id").asText();
      if (metric.has("MetricStat")) {
        assertThat(alarm.at("/Metrics/0/Expression").asText()).contains("FILL(" + name + ", 0)");
      }
    }
    if (metrics(alarm).toString().contains("AWS/DynamoDB")) {
      assertThat(alarm.path("Metrics")).as("math with FILL, not the metric itself").isNotEmpty();
    }
  }

  /** One queue's metric may be absent while the other has messages, and a sum with it. */
  @Test
  void everyQueueOfDeadLettersHasAnAlarmOfItsOwn() {
    Set<String> letters = new TreeSet<>();
    TEMPLATE
        .resources(Template.QUEUE)
        .values()
        .forEach(queue -> {
          String target =
              Template.target(queue.at("/Properties/RedrivePolicy/deadLetterTargetArn"));
          if (!target.isEmpty()) {
            letters.add(target);
          }
        });

    assertThat(letters).isNotEmpty();
    for (String queue : letters) {
      assertThat(TEMPLATE.properties(queue + "Alarm").path("Dimensions"))
          .isEqualTo(
              CloudFormationYaml.read(
                  "[{Name: QueueName, Value: !GetAtt %s.QueueName}]".formatted(queue)));
    }
  }

  @Test
  void theDashboardShowsTrafficThenLagThenFailuresThenCost() {
    JsonNode body =
        CloudFormationYaml.read(
            TEMPLATE.properties("Dashboard").at("/DashboardBody/Fn::Sub/0").asText());

    assertThat(TEMPLATE.resources("AWS::CloudWatch::Dashboard")).hasSize(1);
    assertThat(
            body.path("widgets")
                .valueStream()
                .map(widget -> widget.at("/properties/title").asText().replaceAll(":.*", ""))
                .distinct())
        .containsExactly("Traffic", "Lag", "Failures", "Cost");
  }

  @Test
  void theProductsOwnMetricsOnTheDashboardAreThoseThatItWrites() {
    String body = TEMPLATE.properties("Dashboard").at("/DashboardBody/Fn::Sub/0").asText();
    String written =
        Template.read("functions/scan/src/main/java/dev/owlissues/scan/ScanMetrics.java")
            + Template.read(
                "functions/notify/src/main/java/dev/owlissues/notify/CountedMailer.java");

    assertThat(OWN_METRIC.matcher(body).results().map(match -> match.group("name")))
        .contains("ScanLagSeconds", "DigestsFailed")
        .allSatisfy(name -> assertThat(written).contains('"' + name + '"'));
  }

  private static String watched(JsonNode alarm) {
    var parts = new ArrayList<String>();
    int period = alarm.path("Period").asInt();
    for (JsonNode math : alarm.path("Metrics")) {
      if (math.has("Expression")) {
        parts.add(math.path("Expression").asText());
      } else {
        period = math.at("/MetricStat/Period").asInt();
        parts.add(metric(math.at("/MetricStat/Stat"), math.at("/MetricStat/Metric")));
      }
    }
    if (parts.isEmpty()) {
      String statistic = alarm.has("Statistic") ? "Statistic" : "ExtendedStatistic";
      parts.add(metric(alarm.path(statistic), alarm));
    }
    parts.add(
        "%d x %d %s %s"
            .formatted(
                period,
                alarm.path("EvaluationPeriods").asInt(),
                OPERATORS.get(alarm.path("ComparisonOperator").asText()),
                alarm.path("Threshold").asText()));
    return String.join("; ", parts);
  }

  private static String metric(JsonNode statistic, JsonNode metric) {
    var words = new ArrayList<>(List.of(statistic.asText(), metric.path("MetricName").asText()));
    for (JsonNode dimension : metric.path("Dimensions")) {
      JsonNode value = dimension.path("Value");
      words.add(
          Stream.of(
                  value.path("Ref").asText(),
                  Template.target(value),
                  value.path("Fn::Sub").asText().replaceAll("[${}]", ""),
                  value.at("/Fn::If/2/Ref").asText(),
                  value.asText())
              .filter(text -> !text.isEmpty())
              .findFirst()
              .orElse("nothing"));
    }
    return String.join(" ", words);
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
