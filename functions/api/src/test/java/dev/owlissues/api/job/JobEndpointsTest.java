package dev.owlissues.api.job;

import static dev.owlissues.api.Issues.anIssue;
import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.api.Answer;
import dev.owlissues.api.Stage;
import dev.owlissues.api.Walk;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.job.JobType;
import dev.owlissues.shared.scan.run.OpenRuns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobEndpointsTest {
  private static final String JOBS = "/v1/teams/" + Stage.TEAM + "/jobs";
  private static final String SCAN = "{\"job_type\": \"issue_scan\"}";
  private static final String NOTIFY = "{\"job_type\": \"issue_notify\"}";

  @RegisterExtension static final LocalTables TABLES = new LocalTables();
  private Stage stage;

  @BeforeEach
  void open() {
    TABLES.clear();
    stage = new Stage(TABLES);
  }

  @Test // (R-job-1)
  void aTriggeredScanQueuesTheTeamsUnitsAndIsAnsweredWhole() {
    stage.receive(Stage.WEB, anEvent().build());

    Answer answer =
        trigger(
            """
            {"job_type": "issue_scan", "params": {"reason": "demo"}, "notify": false}
            """);

    assertThat(answer.status()).isEqualTo(201);
    JsonNode run = answer.json().path("job_run");
    assertThat(run.path("job_type").asText()).isEqualTo("issue_scan");
    assertThat(run.path("status").asText()).isEqualTo("running");
    assertThat(run.path("team_id").asText()).isEqualTo(Stage.TEAM.toString());
    assertThat(run.path("project_id").isNull()).isTrue();
    assertThat(run.path("triggered_by").asText()).isEqualTo("manual:user:" + Stage.id(901));
    assertThat(run.path("params").toString()).isEqualTo("{\"reason\":\"demo\"}");
    assertThat(run.path("progress").toString()).isEqualTo("{\"processed\":0,\"total\":1}");
    assertThat(run.path("result").isNull()).isTrue();
    assertThat(run.path("error").isNull()).isTrue();
    assertThat(run.path("notify").asBoolean(true)).isFalse();
    assertThat(run.path("started_at").asText()).isEqualTo("2026-11-24T10:00:00.000Z");
    assertThat(run.path("completed_at").isNull()).isTrue();
    assertThat(run.path("created_at").asText()).isEqualTo("2026-11-24T10:00:00.000Z");
    assertThat(stage.scans).extracting(task -> task.unit().appId()).containsExactly(Stage.WEB);
    assertThat(view(id(answer)).json().path("job_run")).isEqualTo(run);
  }

  @Test // (R-job-3)
  void aScanWithNothingToDoIsCompletedAtOnceWithItsCounts() {
    JsonNode run = trigger(SCAN).json().path("job_run");

    assertThat(run.path("status").asText()).isEqualTo("completed");
    assertThat(run.path("result").has("issues_created")).isTrue();
    assertThat(run.path("completed_at").isNull()).isFalse();
  }

  @Test
  void aScanOfOneProjectLooksAtItsAppsOnly() {
    stage.receive(Stage.WEB, anEvent().build());

    Answer empty = trigger(ofProject(Stage.EMPTY_PROJECT.toString()));
    Answer full = trigger(ofProject(Stage.PROJECT.toString()));

    assertThat(empty.json().at("/job_run/status").asText()).isEqualTo("completed");
    assertThat(full.json().at("/job_run/project_id").asText()).isEqualTo(Stage.PROJECT.toString());
    assertThat(stage.scans).hasSize(1);
  }

  @Test // (R-job-1)
  void aTriggeredNotifyQueuesTheTeamsProjectsWithADigestDue() {
    stage.issues.create(anIssue().id(Stage.ISSUE).build());
    stage.advance(Duration.ofDays(1));

    JsonNode run = trigger(NOTIFY).json().path("job_run");

    assertThat(run.path("status").asText()).isEqualTo("running");
    assertThat(run.path("progress").toString()).isEqualTo("{\"processed\":0,\"total\":1}");
    assertThat(stage.digests)
        .singleElement()
        .satisfies(task -> {
          assertThat(task.runId()).hasToString(run.path("id").asText());
          assertThat(task.projectId()).isEqualTo(Stage.PROJECT);
        });
    assertThat(trigger(NOTIFY).status()).isEqualTo(409);
    assertThat(trigger(SCAN).status()).isEqualTo(201);
  }

  @Test
  void aNotifyOfAProjectWithNothingNewIsCompletedAtOnceWithItsCounts() {
    stage.issues.create(anIssue().id(Stage.ISSUE).build());

    JsonNode run =
        trigger(
                """
                {"job_type": "issue_notify", "project_id": "%s"}
                """
                    .formatted(Stage.EMPTY_PROJECT))
            .json()
            .path("job_run");

    assertThat(run.path("status").asText()).isEqualTo("completed");
    assertThat(run.at("/result/projects_checked").asLong()).isEqualTo(1);
    assertThat(run.at("/result/notifications_sent").asLong(-1)).isZero();
    assertThat(stage.digests).isEmpty();
  }

  @Test // (R-job-2)
  void aSecondRunOfTheKindIsRefusedWithTheFirstOnesId() {
    stage.receive(Stage.WEB, anEvent().build());
    String first = id(trigger(SCAN));

    Answer second = trigger(SCAN);

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.json().path("existing_run_id").asText()).isEqualTo(first);
    assertThat(second.error()).isNotEmpty();
    assertThat(trigger(ofProject(Stage.PROJECT.toString())).status()).isEqualTo(201);
    cancel(first);
    assertThat(trigger(SCAN).status()).isEqualTo(201);
  }

  @Test // (R-job-4)
  void aRunOfWhichNothingIsHeardIsFailedAndStandsInNobodysWay() {
    stage.receive(Stage.WEB, anEvent().build());
    String dead = id(trigger(SCAN));
    stage.advance(OpenRuns.LOST.plusSeconds(1));

    Answer next = trigger(SCAN);

    assertThat(next.status()).isEqualTo(201);
    JsonNode run = view(dead).json().path("job_run");
    assertThat(run.path("status").asText()).isEqualTo("failed");
    assertThat(run.path("error").asText()).contains("nothing was heard");
    stage.advance(OpenRuns.LOST.plusSeconds(1));
    assertThat(view(id(next)).json().at("/job_run/status").asText()).isEqualTo("failed");
  }

  @Test
  void theListShowsNoRunAsRunningOfWhichNothingIsHeard() {
    stage.receive(Stage.WEB, anEvent().build());
    String dead = id(trigger(SCAN));
    stage.advance(OpenRuns.LOST.plusSeconds(1));

    JsonNode listed = stage.get(stage.admin(), JOBS).json().path("job_runs");

    assertThat(listed).hasSize(1);
    assertThat(listed.get(0).path("id").asText()).isEqualTo(dead);
    assertThat(listed.get(0).path("status").asText()).isEqualTo("failed");
  }

  @Test // (R-job-5)
  void aRunningRunIsCancelledOnce() {
    stage.receive(Stage.WEB, anEvent().build());
    String run = id(trigger(SCAN));

    assertThat(cancel(run).json().toString()).isEqualTo("{\"cancelled\":true}");

    assertThat(view(run).json().at("/job_run/status").asText()).isEqualTo("cancelled");
    assertThat(cancel(run).status()).isEqualTo(400);
    assertThat(cancel(id(trigger(ofProject(Stage.EMPTY_PROJECT.toString())))).status())
        .isEqualTo(400);
  }

  @Test // (R-audit-5)
  void triggeringAndCancellingAreAudited() {
    stage.receive(Stage.WEB, anEvent().build());
    String run = id(trigger(SCAN));
    stage.advance(Duration.ofSeconds(1));
    cancel(run);

    JsonNode log =
        stage
            .get("/v1/teams/%s/audit-logs".formatted(Stage.TEAM), "resource_type", "job_run")
            .json()
            .path("audit_logs");

    assertThat(log.findValuesAsText("resource_id")).containsExactly(run, run);
    assertThat(log.findValuesAsText("action")).containsExactly("update", "create");
    assertThat(log.at("/0/changes/status/after").asText()).isEqualTo("cancelled");
  }

  @ParameterizedTest // (R-job-8)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                 | 400 | job_type
          {"job_type": "clean_up"}                           | 400 | issue_scan
          {"job_type": "issue_scan", "project_id": "x"}      | 400 | project_id
          {"job_type": "issue_scan", "params": [1]}          | 400 | params
          {"job_type": "issue_scan", "notify": "yes"}        | 400 | notify
          {"job_type": "issue_scan", "notify": true}         | 400 | no mail is sent when a run ends
          {"job_type": "issue_scan", "project_id": "00000000-0000-7000-8000-000000000001"} \
          | 404 | project
          """)
  void aWrongRequestIsRefusedAndNamed(String body, int status, String named) {
    Answer answer = trigger(body);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.error()).contains(named);
    assertThat(stage.scans).isEmpty();
  }

  @Test // (R-job-6)
  void anotherTeamsProjectRunOrTeamIsNotFound() {
    stage.receive(Stage.WEB, anEvent().build());
    String run = id(trigger(SCAN));

    assertThat(trigger(ofProject(Stage.OTHER_PROJECT.toString())).status()).isEqualTo(404);
    assertThat(stage.get(Stage.BY_OTHER, "/v1/jobs/" + run).status()).isEqualTo(404);
    assertThat(stage.send(Stage.BY_OTHER, "POST", "/v1/jobs/" + run + "/cancel", "").status())
        .isEqualTo(404);
    assertThat(stage.get(Stage.BY_OTHER, JOBS).status()).isEqualTo(404);
    assertThat(stage.send(Stage.BY_OTHER, "POST", JOBS + "/trigger", SCAN).status()).isEqualTo(404);
    assertThat(stage.get("/v1/jobs/x").status()).isEqualTo(404);
  }

  @Test // (R-job-6)
  void runsByScheduleAreNobodysToSee() {
    JobRun hourly =
        JobRun.pending(
                Stage.id(500),
                JobRun.SYSTEM,
                JobRun.Order.scheduled(JobType.ISSUE_SCAN),
                stage.now())
            .running(1, stage.now());
    stage.jobs.put(hourly);

    assertThat(stage.get(JOBS).json().path("job_runs")).isEmpty();
    assertThat(view(hourly.id().toString()).status()).isEqualTo(404);
    assertThat(cancel(hourly.id().toString()).status()).isEqualTo(404);
  }

  @Test // (R-job-6)
  void runsAreListedNewestFirstInPagesAndByFilter() {
    List<String> ids = new ArrayList<>();
    for (int n = 0; n < 5; n++) {
      String project = n % 2 == 0 ? Stage.PROJECT.toString() : Stage.EMPTY_PROJECT.toString();
      ids.addFirst(id(trigger(ofProject(project))));
      stage.advance(Duration.ofMinutes(10));
    }

    assertThat(walk(200)).isEqualTo(ids);
    for (int limit = 1; limit < 6; limit++) {
      assertThat(walk(limit)).as("limit %d", limit).isEqualTo(ids);
    }
    assertThat(count("project_id", Stage.PROJECT.toString())).isEqualTo(3);
    assertThat(count("status", "completed")).isEqualTo(5);
    assertThat(count("status", "running")).isZero();
    assertThat(count("job_type", "issue_notify")).isZero();
    assertThat(count("since", "25m")).isEqualTo(2);
    assertThat(stage.get(JOBS, "status", "done").status()).isEqualTo(400);
    assertThat(stage.get(JOBS, "cursor", "x").status()).isEqualTo(400);
  }

  @Test // (R-job-7)
  void jobsAreForAdminsAndKeysThatMay() {
    String run = id(stage.send(Stage.BY_AGENT, "POST", JOBS + "/trigger", SCAN));

    assertThat(stage.get(stage.member(), JOBS).status()).isEqualTo(403);
    assertThat(stage.send(stage.member(), "POST", JOBS + "/trigger", SCAN).status()).isEqualTo(403);
    assertThat(stage.get(stage.member(), "/v1/jobs/" + run).status()).isEqualTo(200);
    assertThat(view(run).json().at("/job_run/triggered_by").asText())
        .isEqualTo("manual:api_key:" + Stage.AGENT_KEY);
  }

  private Answer trigger(String body) {
    return stage.send(stage.admin(), "POST", JOBS + "/trigger", body);
  }

  private Answer view(String run) {
    return stage.get(stage.admin(), "/v1/jobs/" + run);
  }

  private Answer cancel(String run) {
    return stage.send(stage.admin(), "POST", "/v1/jobs/" + run + "/cancel", "");
  }

  private static String ofProject(String project) {
    return "{\"job_type\": \"issue_scan\", \"project_id\": \"%s\"}".formatted(project);
  }

  private static String id(Answer answer) {
    return answer.json().at("/job_run/id").asText();
  }

  private int count(String... query) {
    return stage.get(JOBS, query).json().path("job_runs").size();
  }

  private List<String> walk(int limit) {
    return Walk.of(stage, JOBS, "job_runs").ids(limit);
  }
}
