package dev.owlissues.local.stack.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The hourly scan is started, queued and, when it fails, heard of. */
class TemplateQueuesTest {
  private static final Template TEMPLATE = Template.load();
  private static final long FOURTEEN_DAYS = 1_209_600;
  private static final List<String> DEAD_LETTERS = List.of("FailedRuns", "FailedUnits");

  private final JsonNode planner = TEMPLATE.function("ScanPlannerFunction");
  private final JsonNode worker = TEMPLATE.function("ScanWorkerFunction");
  private final JsonNode schedule = planner.at("/Events/Hourly");
  private final JsonNode units = worker.at("/Events/Units");

  @Test
  void thePlannerIsStartedFiveMinutesPastEveryHour() {
    assertThat(schedule.path("Type").asText()).isEqualTo("Schedule");
    assertThat(schedule.at("/Properties/Schedule").asText()).isEqualTo("cron(5 * * * ? *)");
    assertThat(schedule.path("Properties").has("Name")).isFalse();
    assertThat(schedule.path("Properties").has("Enabled")).isFalse();
    assertThat(schedule.path("Properties").has("State")).isFalse();
  }

  @Test
  void anHourThatCannotBeDeliveredIsTriedTwiceMoreAndThenKept() {
    JsonNode properties = schedule.path("Properties");

    assertThat(properties.at("/RetryPolicy/MaximumRetryAttempts").asInt()).isEqualTo(2);
    assertThat(properties.at("/RetryPolicy/MaximumEventAgeInSeconds").asInt()).isEqualTo(1800);
    assertThat(properties.at("/DeadLetterConfig/Arn"))
        .isEqualTo(CloudFormationYaml.read("!GetAtt FailedRuns.Arn"));
  }

  @Test
  void anHourThatIsDeliveredButFailsIsTriedAgainAndThenKept() {
    JsonNode config = planner.path("EventInvokeConfig");

    assertThat(
            config.path("MaximumRetryAttempts").isInt()
                || config.path("MaximumRetryAttempts").isLong())
        .isTrue();
    assertThat(config.path("MaximumEventAgeInSeconds").asInt()).isBetween(60, 3600);
    assertThat(config.at("/DestinationConfig/OnFailure"))
        .isEqualTo(CloudFormationYaml.read("{Type: SQS, Destination: !GetAtt FailedRuns.Arn}"));
  }

  @Test
  void theScheduleMaySendToItsDeadLetterQueueAndNobodyElsesMay() {
    JsonNode policy = TEMPLATE.properties("FailedRunsPolicy");
    JsonNode statement = policy.at("/PolicyDocument/Statement/0");

    assertThat(policy.at("/Queues/0/Ref").asText()).isEqualTo("FailedRuns");
    assertThat(policy.at("/PolicyDocument/Statement")).hasSize(1);
    assertThat(statement.at("/Principal/Service").asText()).isEqualTo("events.amazonaws.com");
    assertThat(statement.path("Action").asText()).isEqualTo("sqs:SendMessage");
    assertThat(Template.target(statement.path("Resource"))).isEqualTo("FailedRuns");
    assertThat(statement.path("Condition"))
        .isEqualTo(
            CloudFormationYaml.read(
                "{StringEquals: {\"aws:SourceAccount\": !Ref AWS::AccountId}}"));
  }

  @Test
  void aWorkerTakesOneUnitAtATimeAndReportsItAlone() {
    JsonNode properties = units.path("Properties");

    assertThat(units.path("Type").asText()).isEqualTo("SQS");
    assertThat(Template.target(properties.path("Queue"))).isEqualTo("ScanQueue");
    assertThat(properties.path("BatchSize").asInt()).isEqualTo(1);
    assertThat(properties.path("FunctionResponseTypes"))
        .isEqualTo(CloudFormationYaml.read("[ReportBatchItemFailures]"));
  }

  @Test
  void workersAreBoundedByTheirQueue() {
    String parameter = units.at("/Properties/ScalingConfig/MaximumConcurrency/Ref").asText();

    assertThat(TEMPLATE.root().at("/Parameters/" + parameter + "/MinValue").asInt()).isEqualTo(2);
    assertThat(TEMPLATE.root().at("/Parameters/" + parameter + "/Default").asInt())
        .isGreaterThanOrEqualTo(2);
  }

  @Test
  void aUnitStaysHiddenForSixTimesTheWorkersTime() {
    assertThat(TEMPLATE.properties("ScanQueue").path("VisibilityTimeout").asInt())
        .isGreaterThanOrEqualTo(6 * worker.path("Timeout").asInt());
  }

  @Test
  void aUnitThatFailsFiveTimesIsKeptInAQueueOfItsOwn() {
    JsonNode redrive = TEMPLATE.properties("ScanQueue").path("RedrivePolicy");

    assertThat(Template.target(redrive.path("deadLetterTargetArn"))).isEqualTo("FailedUnits");
    assertThat(redrive.path("maxReceiveCount").asInt()).isGreaterThanOrEqualTo(5);
  }

  @Test
  void deadLettersAreKeptForTwoWeeks() {
    for (String queue : DEAD_LETTERS) {
      assertThat(TEMPLATE.properties(queue).path("MessageRetentionPeriod").asLong())
          .isEqualTo(FOURTEEN_DAYS);
    }
  }

  @Test
  void everyQueueIsEncryptedAndHasNoNameOfItsOwn() {
    assertThat(TEMPLATE.resources(Template.QUEUE))
        .containsOnlyKeys("ScanQueue", "DigestQueue", "FailedRuns", "FailedUnits");
    assertThat(TEMPLATE.resources(Template.QUEUE).values())
        .allSatisfy(queue -> {
          assertThat(queue.at("/Properties/SqsManagedSseEnabled").asBoolean()).isTrue();
          assertThat(queue.path("Properties").has("QueueName")).isFalse();
        });
  }
}
