package dev.owlissues.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.owlissues.shared.digest.Recipient;
import dev.owlissues.shared.dynamo.LocalTables;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.mail.Suppression;
import dev.owlissues.shared.mail.Suppression.Cause;
import dev.owlissues.shared.sqs.DigestTaskCodec;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NotifyHandlersTest {
  @RegisterExtension final LocalTables tables = new LocalTables();
  private final QuietContext context = new QuietContext();
  private NotifyStage stage;

  @BeforeEach
  void prepare() {
    stage = new NotifyStage(tables);
    stage.join(0);
    stage.clock.advance(Duration.ofHours(1));
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void theSchedulePlansAndTheQueueSends() throws IOException {
    stage.issue(1, IssueStatus.NEW);

    Map<String, String> planned =
        stage
            .planner
            .planner()
            .handleRequest(
                SampleEvents.read("digest-schedule.json", ScheduledEvent.class), context);
    stage.clock.advance(Duration.ofMinutes(1));
    SQSEvent message = SampleEvents.read("digest-task.json", SQSEvent.class);
    message
        .getRecords()
        .getFirst()
        .setBody(new DigestTaskCodec().write(stage.queue.tasks().getFirst()));
    var answer = stage.sender.sender().handleRequest(message, context);

    assertThat(planned).containsEntry("digests", "1").containsEntry("owner", "system");
    assertThat(answer.getBatchItemFailures()).isEmpty();
    assertThat(stage.mailed()).containsExactly(NotifyStage.address(0));
  }

  @Test
  void aTaskOfAProjectWithNothingToSayIsDone() throws IOException {
    var answer =
        stage
            .sender
            .sender()
            .handleRequest(SampleEvents.read("digest-task.json", SQSEvent.class), context);

    assertThat(answer.getBatchItemFailures()).isEmpty();
    assertThat(stage.mailed()).isEmpty();
  }

  @Test
  void aMessageThatFailsIsReportedAndTheOthersAreDone() throws IOException {
    SQSEvent event = SampleEvents.read("digest-task.json", SQSEvent.class);
    var broken = new SQSEvent.SQSMessage();
    broken.setMessageId("broken");
    broken.setBody("not a task");
    event.setRecords(List.of(broken, event.getRecords().getFirst()));

    var answer = stage.sender.sender().handleRequest(event, context);

    assertThat(answer.getBatchItemFailures())
        .extracting(BatchItemFailure::getItemIdentifier)
        .containsExactly("broken");
    assertThat(context.logged).noneSatisfy(line -> assertThat(line).contains("not a task"));
  }

  @Test
  void afterAHardBounceTheAddressGetsNoMoreMail() throws IOException {
    feedback("mail-bounce.json");
    stage.issue(1, IssueStatus.NEW);
    stage.join(1);

    stage.run();

    assertThat(stage.suppressions.of(NotifyStage.address(0)))
        .map(Suppression::cause)
        .contains(Cause.BOUNCE);
    assertThat(stage.mailed()).containsExactly(NotifyStage.address(1));
    assertThat(stage.digests().getFirst().recipients().getFirst().state())
        .isEqualTo(Recipient.State.SUPPRESSED);
  }

  @Test
  void afterAComplaintTheAddressGetsNoMoreMail() throws IOException {
    feedback("mail-complaint.json");

    assertThat(stage.suppressions.of(NotifyStage.address(0)))
        .map(Suppression::cause)
        .contains(Cause.COMPLAINT);
  }

  @Test
  void noAddressGetsIntoTheLog() throws IOException {
    feedback("mail-bounce.json");
    feedback("mail-complaint.json");

    assertThat(context.logged).hasSize(2).noneMatch(line -> line.contains("@"));
  }

  private void feedback(String sample) throws IOException {
    String addresses =
        stage.feedback.feedback().handleRequest(SampleEvents.read(sample, SNSEvent.class), context);
    assertThat(addresses).isEqualTo("1");
  }
}
