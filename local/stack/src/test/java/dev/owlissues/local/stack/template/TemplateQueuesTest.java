package dev.owlissues.local.stack.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.notify.Wiring;
import dev.owlissues.shared.digest.DigestClock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scan and digests are started every hour, queued and, when they fail, heard of. */
class TemplateQueuesTest {
  private static final Template TEMPLATE = Template.load();
  private static final long FOURTEEN_DAYS = 1_209_600;
  private static final List<String> DEAD_LETTERS = List.of("FailedRuns", "FailedUnits");

  @ParameterizedTest // (R-issue-5, R-digest-4)
  @CsvSource({"ScanPlannerFunction, 5", "DigestPlannerFunction, " + DigestClock.MINUTE})
  void aPlannerIsStartedEveryHourAndTheTwoDoNotMeet(String planner, int minute) {
    JsonNode schedule = schedule(planner);

    assertThat(TEMPLATE.function(planner).path("Events")).hasSize(1);
    assertThat(schedule.path("Type").asText()).isEqualTo("Schedule");
    assertThat(schedule.at("/Properties/Schedule").asText())
        .isEqualTo("cron(%d * * * ? *)".formatted(minute));
    assertThat(schedule.path("Properties").has("Name")).isFalse();
    assertThat(schedule.path("Properties").has("Enabled")).isFalse();
    assertThat(schedule.path("Properties").has("State")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ScanPlannerFunction", "DigestPlannerFunction"})
  void anHourThatCannotBeDeliveredIsTriedTwiceMoreAndThenKept(String planner) {
    JsonNode properties = schedule(planner).path("Properties");

    assertThat(properties.at("/RetryPolicy/MaximumRetryAttempts").asInt()).isEqualTo(2);
    assertThat(properties.at("/RetryPolicy/MaximumEventAgeInSeconds").asInt()).isEqualTo(1800);
    assertThat(properties.at("/DeadLetterConfig/Arn"))
        .isEqualTo(CloudFormationYaml.read("!GetAtt FailedRuns.Arn"));
  }

  /** What is older than the next hour is that hour's; bounces are nobody's but the feedback's. */
  @ParameterizedTest
  @CsvSource({
    "ScanPlannerFunction, 1, 1800",
    "DigestPlannerFunction, 1, 1800",
    "MailFeedbackFunction, 2, 21600"
  })
  void whatIsDeliveredButFailsIsTriedAgainAndThenKept(String function, int retries, int age) {
    JsonNode config = TEMPLATE.function(function).path("EventInvokeConfig");

    assertThat(config.path("MaximumRetryAttempts").asInt(-1)).isEqualTo(retries);
    assertThat(config.path("MaximumEventAgeInSeconds").asInt()).isEqualTo(age);
    assertThat(config.at("/DestinationConfig/OnFailure"))
        .isEqualTo(CloudFormationYaml.read("{Type: SQS, Destination: !GetAtt FailedRuns.Arn}"));
  }

  @Test
  void theScheduleMaySendToItsDeadLetterQueueAndNobodyElsesMay() {
    JsonNode policy = TEMPLATE.properties("FailedRunsPolicy");
    JsonNode statement = policy.at("/PolicyDocument/Statement/0");

    assertThat(policy.at("/Queues/0/Ref").asText()).isEqualTo("FailedRuns");
    assertThat(policy.at("/PolicyDocument/Statement")).hasSize(1);
    assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
    assertThat(statement.at("/Principal/Service").asText()).isEqualTo("events.amazonaws.com");
    assertThat(statement.path("Action").asText()).isEqualTo("sqs:SendMessage");
    assertThat(Template.target(statement.path("Resource"))).isEqualTo("FailedRuns");
    assertThat(statement.path("Condition"))
        .isEqualTo(
            CloudFormationYaml.read(
                "{StringEquals: {\"aws:SourceAccount\": !Ref AWS::AccountId}}"));
  }

  @ParameterizedTest
  @CsvSource({"ScanWorkerFunction, ScanQueue", "DigestSenderFunction, DigestQueue"})
  void aTaskIsTakenAloneAndReportedAlone(String function, String queue) {
    JsonNode event = task(function);

    assertThat(TEMPLATE.function(function).path("Events")).hasSize(1);
    assertThat(event.path("Type").asText()).isEqualTo("SQS");
    assertThat(event.at("/Properties/Queue"))
        .isEqualTo(CloudFormationYaml.read("!GetAtt %s.Arn".formatted(queue)));
    assertThat(event.at("/Properties/BatchSize").asInt()).isEqualTo(1);
    assertThat(event.path("Properties").has("Enabled")).isFalse();
    assertThat(event.at("/Properties/FunctionResponseTypes"))
        .isEqualTo(CloudFormationYaml.read("[ReportBatchItemFailures]"));
  }

  @Test
  void workersAreBoundedByTheirQueue() {
    JsonNode bound = task("ScanWorkerFunction").at("/Properties/ScalingConfig/MaximumConcurrency");

    assertThat(bound).isEqualTo(CloudFormationYaml.read("!Ref ScanConcurrency"));
    JsonNode parameter = TEMPLATE.root().at("/Parameters/ScanConcurrency");
    assertThat(parameter.path("MinValue").asInt()).isEqualTo(2);
    assertThat(parameter.path("Default").asInt()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void sendersAreAsManyAsTheCodeSharesTheRateOfMailsAmong() {
    JsonNode bound =
        task("DigestSenderFunction").at("/Properties/ScalingConfig/MaximumConcurrency");

    assertThat(bound.asInt()).isEqualTo(Wiring.SENDERS).isGreaterThanOrEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"ScanWorkerFunction, ScanQueue", "DigestSenderFunction, DigestQueue"})
  void aTaskStaysHiddenForSixTimesTheTimeOfWhoHasIt(String function, String queue) {
    assertThat(TEMPLATE.properties(queue).path("VisibilityTimeout").asInt())
        .isGreaterThanOrEqualTo(6 * TEMPLATE.function(function).path("Timeout").asInt());
  }

  @ParameterizedTest
  @CsvSource({"ScanQueue, FailedUnits", "DigestQueue, FailedRuns"})
  void aTaskThatFailsFiveTimesIsKept(String queue, String failed) {
    JsonNode redrive = TEMPLATE.properties(queue).path("RedrivePolicy");

    assertThat(redrive.path("deadLetterTargetArn"))
        .isEqualTo(CloudFormationYaml.read("!GetAtt %s.Arn".formatted(failed)));
    assertThat(redrive.path("maxReceiveCount").asInt()).isEqualTo(5);
  }

  @Test
  void whateverIsInvokedWithoutAnybodyWaitingIsOneOfThese() {
    Set<String> alone = new TreeSet<>();
    TEMPLATE
        .functions()
        .forEach((id, function) ->
            function
                .path("Events")
                .valueStream()
                .map(event -> event.path("Type").asText())
                .filter(type -> !type.equals("HttpApi") && !type.equals("SQS"))
                .forEach(_ -> alone.add(id)));

    assertThat(alone)
        .containsExactly(
            "ApiFunction",
            "DigestPlannerFunction",
            "IngestFunction",
            "MailFeedbackFunction",
            "ScanPlannerFunction");
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

  private static JsonNode schedule(String planner) {
    return TEMPLATE.function(planner).at("/Events/Hourly");
  }

  private static JsonNode task(String function) {
    return TEMPLATE.function(function).path("Events").iterator().next();
  }
}
