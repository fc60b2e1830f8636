package dev.owlissues.api;

import static dev.owlissues.api.Issues.anIssue;
import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.gateway.Path;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.event.Level;
import dev.owlissues.shared.event.refusal.RefusalReason;
import dev.owlissues.shared.event.refusal.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiHandlerTest {
  private static final String SESSION = "5b1f6f0e-8a6b-4a52-9d6e-1f4bb4b3f0aa";

  @RegisterExtension final LocalTables tables = new LocalTables();
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(tables);
  }

  @Test // (R-permission-8)
  void whoamiNamesTheKeysTypeTeamAndPermissions() {
    Answer answer = stage.sample("whoami");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("type").asText()).isEqualTo("api_key");
    assertThat(answer.json().get("key_type").asText()).isEqualTo("agent");
    assertThat(answer.json().get("team").toString())
        .isEqualTo(
            "{\"id\":\"%s\",\"name\":\"First team\",\"slug\":\"first-team\"}"
                .formatted(Stage.TEAM));
    assertThat(texts(answer.json().get("permissions"))).contains("issues:read", "events:write");
  }

  @Test // (R-project-6)
  void projectsOfTheTeamComeOldestFirstWithEveryField() {
    Answer answer = stage.sample("list-projects");

    assertThat(ids(answer.json().get("projects")))
        .containsExactly(Stage.PROJECT.toString(), Stage.EMPTY_PROJECT.toString());
    assertThat(names(answer.json().get("projects").get(0))).containsExactlyInAnyOrder(PROJECT);
    assertThat(answer.json().get("projects").get(0).get("effective_retention_days_events").asInt())
        .isEqualTo(120);
  }

  @Test
  void aProjectComesWithItsApps() {
    Answer answer = stage.sample("get-project");

    assertThat(ids(answer.json().get("apps")))
        .containsExactly(Stage.WEB.toString(), Stage.BACKEND.toString());
    assertThat(answer.json().get("slug").asText()).isEqualTo("shop");
  }

  @Test
  void anAppHasEveryFieldAndNullForWhatIsAbsent() {
    JsonNode apps = stage.sample("list-apps").json().get("apps");
    JsonNode web = stage.sample("get-app").json();

    assertThat(names(web)).containsExactlyInAnyOrder(APP);
    assertThat(apps.get(0)).isEqualTo(web);
    assertThat(web.get("client_secret").asText()).isEqualTo(Stage.CLIENT.text());
    assertThat(web.get("sentry_dsn").asText())
        .isEqualTo("https://" + Stage.CLIENT.text() + "@issues.example.com/1");
    assertThat(apps.get(1).get("sentry_dsn").isNull()).isTrue();
    assertThat(apps.get(1).get("bundle_id").isNull()).isTrue();
  }

  @Test // (R-ingest-21)
  void anAppSaysWhatWasRefusedOfItLatelyMostFrequentReasonsFirst() {
    var refused = tables.stores().refusedEvents();
    refused.add(
        Stage.WEB,
        new Refused(3, Map.of(RefusalReason.NO_MESSAGE, 1L, RefusalReason.NO_LEVEL, 3L)),
        stage.now());
    stage.advance(Duration.ofHours(2));
    refused.add(Stage.WEB, Refused.of(1, Set.of(RefusalReason.NO_MESSAGE)), stage.now());

    JsonNode apps = stage.sample("list-apps").json().get("apps");

    assertThat(apps.get(0).get("refused_events").toString())
        .isEqualTo(
            "{\"last_24h\":4,\"reasons\":[{\"message\":\"level must be one of info, debug, warn,"
                + " error\",\"count\":3},{\"message\":\"message is required\",\"count\":2}]}");
    assertThat(apps.get(1).get("refused_events").toString())
        .isEqualTo("{\"last_24h\":0,\"reasons\":[]}");
  }

  @Test // (R-event-10)
  void anEventShowsTheExceptionsAndFramesOfItsStack() {
    stage.receive(
        Stage.WEB,
        anEvent()
            .session(SESSION)
            .at(Stage.START)
            .message("pay failed")
            .attribute("_error_type", "PayError")
            .attribute("_unhandled", "true")
            .attribute("_error_stack", "pay@https://shop.example/app.js:42:7\n")
            .build());

    JsonNode error = stage.sample("get-event").json().get("error");

    assertThat(error.toString())
        .isEqualTo(
            "{\"exceptions\":[{\"type\":\"PayError\",\"value\":\"pay failed\",\"module\":null,"
                + "\"handled\":false,\"frames\":[{\"function\":\"pay\",\"module\":null,"
                + "\"file\":\"https://shop.example/app.js\",\"line\":42,\"column\":7,"
                + "\"in_app\":null}]}],\"breadcrumbs\":[],\"tags\":{}}");
  }

  @ParameterizedTest // (R-http-21)
  @ValueSource(
      strings = {
        "//v1/ingest",
        "/v1/ingest/",
        "//v1/import",
        "/v1//identity/properties",
        "/v1/identity/claim/"
      })
  void whatAppsSendWithASlashTooManyIsSentOn(String path) {
    Answer answer = stage.send(Stage.BY_AGENT, "POST", path, "{}");

    assertThat(answer.status()).isEqualTo(308);
    assertThat(answer.headers().get("location")).isEqualTo(Path.plain(path));
  }

  @ParameterizedTest // (R-http-21)
  @ValueSource(strings = {"//v1/projects", "/v1/projects/", "/v1//projects"})
  void aSlashTooManyIsNone(String path) {
    assertThat(stage.get(path).json().get("projects")).hasSize(2);
  }

  @Test // (R-event-1)
  void anEventIsFoundByItsIdWithItsProject() {
    stage.receive(
        Stage.WEB, anEvent().session(SESSION).at(Stage.START).attribute("order", "7").build());

    Answer answer = stage.sample("get-event");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(names(answer.json())).containsExactlyInAnyOrder(EVENT_WITH_PROJECT);
    assertThat(answer.json().get("project_id").asText()).isEqualTo(Stage.PROJECT.toString());
    assertThat(answer.json().get("custom_attributes").get("order").asText()).isEqualTo("7");
    assertThat(answer.json().get("user_id").isNull()).isTrue();
    assertThat(answer.json().get("error").isNull()).isTrue();
    assertThat(answer.json().get("timestamp").asText()).isEqualTo("2026-11-24T10:00:00.000Z");
  }

  @Test
  void aSessionsEventsComeFromBothHalvesNewestFirst() {
    stage.receive(
        Stage.WEB,
        anEvent().session(SESSION).message("tapped").level(Level.INFO).at(Stage.START).build(),
        anEvent().session(SESSION).message("failed").at(Stage.START.plusMillis(5)).build(),
        anEvent().session("another").build());

    Answer answer = stage.sample("list-events");

    assertThat(answer.json().get("events"))
        .extracting(event -> event.get("message").asText())
        .containsExactly("failed", "tapped");
    assertThat(answer.json().get("cursor").isNull()).isTrue();
    assertThat(answer.json().get("has_more").asBoolean()).isFalse();
  }

  @Test
  void anIssueListRowHasEveryField() {
    stage.issues.create(anIssue().id(Stage.ISSUE).build());

    JsonNode issue = stage.sample("list-issues").json().get("issues").get(0);

    assertThat(names(issue)).contains(ISSUE).contains("reason").hasSize(ISSUE.length + 1);
    assertThat(issue.get("app_name").asText()).isEqualTo("The web app");
    assertThat(issue.get("source_module").isNull()).isTrue();
    assertThat(texts(issue.get("fingerprints"))).containsExactly("0".repeat(64));
  }

  @Test // (R-list-5)
  void anIssueComesWithItsOccurrencesAndEmptyArrays() {
    stage.issues.create(anIssue().id(Stage.ISSUE).build());
    Issues.pack(stage.packs, Stage.ISSUE, 1, 0, 3);

    JsonNode issue = stage.sample("get-issue").json();

    assertThat(names(issue)).contains(ISSUE);
    assertThat(issue.get("comments").isArray()).isTrue();
    assertThat(issue.get("attachments").isArray()).isTrue();
    assertThat(issue.get("occurrences")).hasSize(3);
    assertThat(names(issue.get("occurrences").get(0))).containsExactlyInAnyOrder(OCCURRENCE);
    assertThat(issue.get("occurrence_cursor").isNull()).isTrue();
    assertThat(issue.get("occurrence_has_more").asBoolean()).isFalse();
  }

  @Test // (R-http-6)
  void unknownPathsMethodsAndIdsAreAll404AsJson() {
    List<Answer> answers =
        List.of(
            stage.get("/"),
            stage.get("/v1/metrics"),
            stage.method("DELETE", "/v1/apps"),
            stage.get("/v1/apps/not-a-uuid"),
            stage.get("/v1/apps/1-1-1-1-1"),
            stage.get("/v1/events/" + Stage.ISSUE),
            stage.get("/v1/projects/%s/issues/x".formatted(Stage.PROJECT)),
            stage.get("/v1/projects/%s/issues".formatted(Stage.ISSUE)));

    assertThat(answers).allMatch(answer -> answer.status() == 404);
    assertThat(answers).noneMatch(answer -> answer.error().isEmpty());
  }

  @Test // (R-http-7)
  void everyAnswerNamesItsRequest() {
    List<Answer> answers =
        List.of(
            stage.sample("whoami"), stage.get(Optional.empty(), "/v1/apps"), stage.get("/nowhere"));

    assertThat(answers).allMatch(answer -> answer.headers().containsKey("x-request-id"));
  }

  @Test // (R-http-7)
  void headIsAnsweredAsGetWithoutItsBody() {
    Answer answer = stage.method("HEAD", "/v1/apps");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).isEmpty();
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(field -> field.getKey()).toList();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static List<String> ids(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(element -> element.get("id").asText())
        .toList();
  }

  private static final String[] PROJECT =
      ("id team_id name slug color retention_days_events retention_days_metrics"
              + " retention_days_funnels effective_retention_days_events"
              + " effective_retention_days_metrics effective_retention_days_funnels"
              + " attachment_user_quota_bytes attachment_project_quota_bytes"
              + " effective_attachment_user_quota_bytes effective_attachment_project_quota_bytes"
              + " issue_alert_frequency effective_issue_alert_frequency next_digest_at issue_version_ordering"
              + " created_at")
          .split(" ", -1);

  private static final String[] APP =
      ("id team_id project_id name platform bundle_id client_secret latest_app_version"
              + " latest_app_version_updated_at latest_app_version_source created_at"
              + " apple_app_store_id worldwide_average_rating worldwide_rating_count"
              + " worldwide_rating_count_delta worldwide_current_version_rating"
              + " worldwide_current_version_rating_count ratings_synced_at supported_languages"
              + " supported_languages_source sentry_dsn refused_events")
          .split(" ", -1);

  private static final String[] EVENT_WITH_PROJECT =
      ("id app_id client_event_id session_id user_id api_key_id level source_module message"
              + " screen_name custom_attributes environment os_version app_version sdk_name"
              + " sdk_version device_model build_number locale preferred_language country_code"
              + " is_dev timestamp received_at error fingerprint normalized_message project_id"
              + " attachments")
          .split(" ", -1);

  private static final String[] ISSUE =
      ("id app_id project_id status title source_module is_dev occurrence_count unique_user_count"
              + " resolved_at_version claimed_by first_seen_app_version last_seen_app_version"
              + " first_seen_sdk_version last_seen_sdk_version first_seen_at last_seen_at"
              + " last_notified_at snoozed_at snooze_until snooze_events_left created_at"
              + " updated_at fingerprints fingerprint_count app_name event_count events_per_day"
              + " regression")
          .split(" ", -1);

  private static final String[] OCCURRENCE =
      ("id issue_id session_id user_id app_user_id app_version sdk_name sdk_version environment"
              + " event_id country_code fingerprint timestamp created_at")
          .split(" ", -1);
}
