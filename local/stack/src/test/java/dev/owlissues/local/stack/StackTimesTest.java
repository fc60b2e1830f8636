package dev.owlissues.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.local.aws.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The stack's clock shows what passed on the machine and what it was told, and runs end by it. */
class StackTimesTest {
  @TempDir private Path data;
  private final MovableClock machine = new MovableClock();
  private RunningStack stack;

  @BeforeEach
  void start() {
    stack = RunningStack.on(data, machine);
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  @Test
  void aScanTakesOnTheClockWhatItTookOnTheMachine() {
    stack.report("User 123 not found", "s-1");
    Instant before = now();
    Instant machineBefore = machine.instant();

    for (int scan = 0; scan < 3; scan++) {
      stack.scan();
    }

    Duration waited = Duration.between(machineBefore, machine.instant());
    assertThat(waited).isPositive();
    assertThat(Duration.between(before, now())).isEqualTo(waited);
  }

  @Test
  void aMoveIsThatLongThoughItsRunsWait() {
    stack.report("User 123 not found", "s-1");
    Instant before = now();
    Instant machineBefore = machine.instant();

    stack.post("/_local/clock", "", "{\"advance\": \"PT1H\"}");

    Duration waited = Duration.between(machineBefore, machine.instant());
    assertThat(Duration.between(before, now())).isEqualTo(Duration.ofHours(1).plus(waited));
  }

  // A command line that shows how long a run has taken reads no time that is still to come.
  @Test
  @Timeout(60)
  void aRunHasEndedWhenTheClockSaysSo() {
    stack.report("User 123 not found", "s-1");
    Instant before = now();
    JsonNode asked =
        stack
            .post(
                "/v1/teams/%s/jobs/trigger"
                    .formatted(stack.credentials().required("team_id").asText()),
                userToken(),
                "{\"job_type\": \"issue_scan\"}")
            .json();
    stack.post("/_local/clock", "", "{\"advance\": \"PT30S\"}");

    JsonNode run = ended(asked.at("/job_run/id").asText());

    assertThat(time(run, "started_at")).isAfterOrEqualTo(before);
    assertThat(time(run, "completed_at")).isBetween(time(run, "started_at"), now());
  }

  private Instant now() {
    return Instant.parse(stack.get("/_local/clock", "").json().path("now").asText());
  }

  private static Instant time(JsonNode run, String field) {
    return Instant.parse(run.required(field).asText());
  }

  private JsonNode ended(String id) {
    while (true) {
      JsonNode run = stack.get("/v1/jobs/" + id, userToken()).json().required("job_run");
      if (run.hasNonNull("completed_at")) {
        return run;
      }
    }
  }

  private String userToken() {
    return stack.credentials().required("user_token").asText();
  }
}
