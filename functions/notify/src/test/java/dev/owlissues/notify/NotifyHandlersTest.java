package dev.owlissues.notify;

import static dev.owlissues.shared.issue.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.local.aws.lambda.LocalFunction;
import dev.owlissues.shared.base.json.SampleEvents;
import dev.owlissues.shared.digest.Recipient;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.mail.Suppression;
import dev.owlissues.shared.mail.Suppression.Cause;
import dev.owlissues.shared.sqs.DigestTaskCodec;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NotifyHandlersTest {
  @RegisterExtension final LocalTables tables = new LocalTables();
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

    JsonNode planned = planned();
    stage.clock.advance(Duration.ofMinutes(1));
    List<String> again = sendNextTask();

    assertThat(planned.required("digests").asLong()).isEqualTo(1);
    assertThat(planned.required("owner").asText()).isEqualTo("system");
    assertThat(again).isEmpty();
    assertThat(stage.mailed()).containsExactly(NotifyStage.address(0));
  }

  @Test // (R-digest-20)
  void aMailSaysInWhichVersionAnIssueWasResolvedAndInWhichItIsBack() throws IOException {
    stage.issues.create(
        anIssue()
            .in(NotifyStage.TEAM, NotifyStage.PROJECT, NotifyStage.APP)
            .at(stage.clock.instant())
            .regressed("2.4.1", "2.5.0", stage.clock.instant())
            .build());

    planned();
    stage.clock.advance(Duration.ofMinutes(1));
    sendNextTask();

    assertThat(stage.text()).contains("\n  Resolved in 2.4.1, back in 2.5.0\n");
    assertThat(stage.newest().html()).contains("Resolved in 2.4.1, back in 2.5.0");
  }

  @Test
  void aTaskOfAProjectWithNothingToSayIsDone() throws IOException {
    List<String> again = sent(SampleEvents.read("digest-task.json"));

    assertThat(again).isEmpty();
    assertThat(stage.mailed()).isEmpty();
  }

  @Test
  void aMessageThatFailsIsReportedAndTheOthersAreDone() throws IOException {
    ObjectNode event = SampleEvents.read("digest-task.json");
    event.withArray("Records").insertObject(0).put("messageId", "broken").put("body", "not a task");

    List<String> again = sent(event);

    assertThat(again).containsExactly("broken");
    assertThat(stage.log())
        .anyMatch(line -> line.contains("digest task failed"))
        .noneMatch(line -> line.contains("not a task"));
  }

  @Test // (R-digest-17)
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

  @Test // (R-digest-17)
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

    assertThat(stage.log()).hasSize(2).noneMatch(line -> line.contains("@"));
  }

  private void feedback(String sample) throws IOException {
    JsonNode answer =
        called(stage.feedback.feedback(), SNSEvent.class)
            .call("request-1", SampleEvents.read(sample));
    assertThat(answer.isNull()).isTrue();
  }

  private JsonNode planned() throws IOException {
    return called(stage.planner.planner(), ScheduledEvent.class)
        .call("request-1", SampleEvents.read("digest-schedule.json"));
  }

  private List<String> sendNextTask() throws IOException {
    String task = new DigestTaskCodec().write(stage.queue.tasks().getFirst());
    return sent(SampleEvents.message("digest-task.json", task));
  }

  /** Lets the sender have an event; returns the ids of the messages that it wants again. */
  private List<String> sent(JsonNode event) throws IOException {
    return called(stage.sender.sender(), SQSEvent.class)
        .call("request-1", event)
        .required("batchItemFailures")
        .findValuesAsText("itemIdentifier");
  }

  private static <E> LocalFunction called(RequestHandler<E, ?> handler, Class<E> event) {
    return LocalFunction.typed("notify", handler, event, Duration.ofMinutes(1), System.out);
  }
}
