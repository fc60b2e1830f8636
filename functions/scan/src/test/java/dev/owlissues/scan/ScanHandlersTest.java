package dev.owlissues.scan;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.owlissues.local.aws.LocalQueues;
import dev.owlissues.local.aws.QueueSettings;
import dev.owlissues.shared.dynamo.DynamoEventLog;
import dev.owlissues.shared.dynamo.DynamoJobStore;
import dev.owlissues.shared.dynamo.DynamoTeamStore;
import dev.owlissues.shared.dynamo.LocalTables;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.EventIntake;
import dev.owlissues.shared.event.Intake;
import dev.owlissues.shared.event.Submission;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.id.RandomIds;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.metric.EmbeddedMetrics;
import dev.owlissues.shared.metric.EmbeddedMetrics.Source;
import dev.owlissues.shared.scan.ScanTask;
import dev.owlissues.shared.scan.TaskQueue;
import dev.owlissues.shared.sqs.ScanTaskCodec;
import dev.owlissues.shared.sqs.SqsTaskQueue;
import dev.owlissues.shared.team.App;
import dev.owlissues.shared.team.App.LatestVersion;
import dev.owlissues.shared.team.Teams;
import dev.owlissues.shared.time.MovableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ScanHandlersTest {
  private static final Unit APP = new Unit(new UUID(1, 1), new UUID(1, 2), new UUID(1, 3), 0);

  @RegisterExtension final LocalTables tables = new LocalTables();

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T08:04:00Z"));
  private final LocalQueues queues = new LocalQueues(clock);
  private final String queueUrl =
      queues.create("scan", QueueSettings.visibleAfter(Duration.ofMinutes(30)));
  private final List<ScanTask> sent = new ArrayList<>();
  private final ByteArrayOutputStream figures = new ByteArrayOutputStream();
  private final QuietContext context = new QuietContext();

  @Test
  void theSchedulePlansAndTheQueueScans() throws IOException {
    receive(anEvent().build());
    Map<String, String> planned =
        wiring("ScanPlannerFunction")
            .planner()
            .handleRequest(sample(ScheduledEvent.class, "scan-schedule"), context);
    clock.advance(Duration.ofMinutes(1));

    var response =
        wiring("ScanWorkerFunction").worker().handleRequest(message(sent.getFirst()), context);

    assertThat(response.getBatchItemFailures()).isEmpty();
    assertThat(planned).containsEntry("units", "1");
    JobRun run =
        new DynamoJobStore(tables.client(), tables.names())
            .find(JobRun.SYSTEM, UUID.fromString(planned.get("run_id")))
            .orElseThrow();
    assertThat(run.status()).isEqualTo(JobRun.Status.COMPLETED);
    assertThat(run.result()).containsEntry("issues_created", 1L);
  }

  @Test
  void aFinishedTaskTellsCloudWatchWhatItFoundAndHowLate() throws IOException {
    receive(anEvent().build());
    wiring("ScanPlannerFunction")
        .planner()
        .handleRequest(sample(ScheduledEvent.class, "scan-schedule"), context);
    clock.advance(Duration.ofMinutes(1));

    wiring("ScanWorkerFunction").worker().handleRequest(message(sent.getFirst()), context);

    assertThat(figures.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .contains("\"EventsRead\":1", "\"IssuesOpened\":1", "\"ScanLagSeconds\":60")
        .doesNotContain(APP.appId().toString());
  }

  @Test
  void theHighestVersionSeenIsKeptWithItsApp() throws IOException {
    var teams = new DynamoTeamStore(tables.client(), tables.names());
    teams.create(Teams.app(Teams.project(APP.teamId(), APP.projectId()), APP.appId()));
    receive(anEvent().version("99.0.0").build());
    wiring("ScanPlannerFunction")
        .planner()
        .handleRequest(sample(ScheduledEvent.class, "scan-schedule"), context);
    clock.advance(Duration.ofMinutes(1));

    wiring("ScanWorkerFunction").worker().handleRequest(message(sent.getFirst()), context);

    assertThat(
            teams.app(APP.teamId(), APP.appId()).flatMap(App::latest).map(LatestVersion::version))
        .contains("99.0.0");
  }

  @Test
  void aTaskWhoseUnitHasNothingLeftIsDone() throws IOException {
    clock.advance(Duration.ofHours(1));

    var response =
        wiring("ScanWorkerFunction")
            .worker()
            .handleRequest(sample(SQSEvent.class, "scan-task"), context);

    assertThat(response.getBatchItemFailures()).isEmpty();
  }

  @Test
  void aMessageThatFailsIsReportedAndTheOthersAreDone() throws IOException {
    clock.advance(Duration.ofHours(1));
    SQSEvent event = sample(SQSEvent.class, "scan-task");
    var broken = new SQSEvent.SQSMessage();
    broken.setMessageId("broken");
    broken.setBody("not a task");
    event.setRecords(List.of(broken, event.getRecords().getFirst()));

    var response = wiring("ScanWorkerFunction").worker().handleRequest(event, context);

    assertThat(response.getBatchItemFailures())
        .extracting(BatchItemFailure::getItemIdentifier)
        .containsExactly("broken");
    assertThat(context.logged).anySatisfy(line -> assertThat(line).contains("broken"));
    assertThat(context.logged).noneSatisfy(line -> assertThat(line).contains("not a task"));
  }

  private Wiring wiring(String function) {
    return new Wiring(
        tables.clientOf(function),
        tables.names(),
        queue(function),
        clock,
        new SecureRandom(),
        Wiring.SETTINGS,
        new EmbeddedMetrics(
            new PrintStream(figures, true, StandardCharsets.UTF_8),
            clock,
            new Source("scan", "test")));
  }

  /** A queue that is sent to through SQS's client, as on AWS. */
  private TaskQueue queue(String function) {
    var sqs = LocalTables.actions().sqs(function, "ScanQueue", queues.client());
    TaskQueue queue = new SqsTaskQueue(sqs, queueUrl);
    return (task, delay) -> {
      queue.send(task, delay);
      sent.add(task);
    };
  }

  private void receive(Event event) {
    var intake =
        new EventIntake(
            new DynamoEventLog(tables.client(), tables.names()),
            new RandomIds(clock, new SecureRandom()),
            clock,
            clock::advance);
    var submission = new Submission(APP, new UUID(1, 5), Duration.ofDays(120), List.of(event));
    assertThat(intake.take(submission, clock.instant().plusSeconds(8)))
        .isInstanceOf(Intake.Durable.class);
  }

  private static SQSEvent message(ScanTask task) throws IOException {
    SQSEvent event = sample(SQSEvent.class, "scan-task");
    event.getRecords().getFirst().setBody(new ScanTaskCodec().write(task));
    return event;
  }

  private static <T> T sample(Class<T> type, String name) throws IOException {
    return SampleEvents.read(name + ".json", type);
  }
}
