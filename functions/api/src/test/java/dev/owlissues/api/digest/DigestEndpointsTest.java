package dev.owlissues.api.digest;

import static dev.owlissues.shared.digest.DigestBuilder.aDigest;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.api.Answer;
import dev.owlissues.api.Stage;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.digest.Claim;
import dev.owlissues.shared.digest.Digest;
import dev.owlissues.shared.digest.DigestHead;
import dev.owlissues.shared.digest.DigestStore.Sending;
import dev.owlissues.shared.digest.Recipient;
import dev.owlissues.shared.dynamo.digest.DynamoDigestStore;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What became of a project's digests, over HTTP. */
class DigestEndpointsTest {
  private static final String PROJECT = "/v1/projects/" + Stage.PROJECT;
  private static final String PATH = PROJECT + "/digests";
  private static final UUID ANN = new UUID(9, 1);
  private static final UUID BOB = new UUID(9, 2);
  private static final UUID RUN = new UUID(5, 1);

  @RegisterExtension final LocalTables tables = new LocalTables();
  private Stage stage;
  private DynamoDigestStore digests;

  @BeforeEach
  void open() {
    stage = new Stage(tables);
    digests =
        new DynamoDigestStore(
            tables.client(), tables.names(), new RandomIds(stage::now, new SecureRandom()));
  }

  private Digest digest(long number) {
    Instant cut = Stage.START.plus(Duration.ofDays(number));
    var digest =
        aDigest()
            .project(Stage.PROJECT)
            .number(number)
            .cut(cut)
            .issues(List.of(Stage.ISSUE))
            .totals(1, 2)
            .members(ANN, BOB)
            .build();
    assertThat(digests.plan(digest)).isTrue();
    return digest;
  }

  private Digest closed(long number) {
    Digest digest = digest(number);
    Instant now = digest.cut().plusSeconds(20);
    if (!(digests.claim(digest, ANN, now, now.plusSeconds(60)) instanceof Claim.Taken taken)) {
      throw new AssertionError("not claimed");
    }
    digests.sent(digest, ANN, new Sending(taken.token(), RUN, now), "message-1");
    digests.skip(
        digest,
        new Recipient(
            BOB, Recipient.State.UNSUBSCRIBED, Optional.of("unsubscribed"), Optional.of(RUN)),
        now);
    assertThat(digests.close(digest, new DigestHead.Noted("sent", now))).isTrue();
    return digest;
  }

  @Test // (R-digest-15)
  void aDigestIsShownWithWhatBecameOfEachMail() {
    closed(1);

    JsonNode digest = stage.get(PATH).json().at("/digests/0");

    assertThat(digest.path("number").asInt()).isEqualTo(1);
    assertThat(digest.path("cut").asText()).isEqualTo("2026-11-25T10:00:00.000Z");
    assertThat(digest.at("/issues/0").asText()).isEqualTo(Stage.ISSUE.toString());
    assertThat(digest.path("new_issues").asInt()).isEqualTo(1);
    assertThat(digest.path("regressed_issues").asInt()).isEqualTo(2);
    assertThat(digest.at("/recipients/0/user_id").asText()).isEqualTo(ANN.toString());
    assertThat(digest.at("/recipients/0/state").asText()).isEqualTo("sent");
    assertThat(digest.at("/recipients/0/reason").isNull()).isTrue();
    assertThat(digest.at("/recipients/1/state").asText()).isEqualTo("unsubscribed");
    assertThat(digest.at("/recipients/1/reason").asText()).isEqualTo("unsubscribed");
  }

  @Test // (R-digest-15)
  void theNewestComeFirstAndPagesLeaveNoneOut() {
    for (int number = 1; number <= 5; number++) {
      closed(number);
    }
    digest(6);

    JsonNode first = stage.get(PATH, "limit", "4").json();
    JsonNode second = stage.get(PATH, "limit", "4", "cursor", first.path("cursor").asText()).json();

    assertThat(first.path("digests").valueStream().map(its -> its.path("number").asInt()))
        .containsExactly(6, 5, 4, 3);
    assertThat(first.path("has_more").asBoolean()).isTrue();
    assertThat(second.path("digests").valueStream().map(its -> its.path("number").asInt()))
        .containsExactly(2, 1);
    assertThat(second.path("has_more").asBoolean()).isFalse();
    assertThat(second.path("cursor").isNull()).isTrue();
    assertThat(second.at("/digests/0/recipients")).hasSize(2);
    assertThat(second.at("/digests/0/recipients/0/state").asText()).isEqualTo("sent");
  }

  @Test // (R-digest-15)
  void itSaysWhyNoneIsDue() {
    assertThat(stage.get(PATH).json().path("decision").asText()).startsWith("not due until ");

    stage.advance(Duration.ofDays(2));
    assertThat(stage.get(PATH).json().path("decision").asText()).startsWith("nothing new since ");

    digest(1);
    assertThat(stage.get(PATH).json().path("decision").asText())
        .isEqualTo("digest 1 is being sent");
  }

  @Test // (R-digest-21)
  void aProjectSaysWhenItsNextDigestGoesWhereverItIsShown() {
    closed(1);
    stage.advance(Duration.ofHours(24));

    assertThat(stage.get(PROJECT).text("/next_digest_at")).isEqualTo("2026-11-26T10:35:00.000Z");
    assertThat(listed(Stage.PROJECT).asText()).isEqualTo("2026-11-26T10:35:00.000Z");
    // Made at the same time, and never had one: it is due, and the planner comes in 35 minutes.
    assertThat(listed(Stage.EMPTY_PROJECT).asText()).isEqualTo("2026-11-25T10:35:00.000Z");
  }

  @Test // (R-digest-21)
  void theNextDigestFollowsTheFrequencyAndOffIsNone() {
    assertThat(frequency("hourly").text("/next_digest_at")).isEqualTo("2026-11-24T11:35:00.000Z");
    assertThat(frequency("weekly").text("/next_digest_at")).isEqualTo("2026-12-01T10:35:00.000Z");
    assertThat(frequency("none").json().get("next_digest_at").isNull()).isTrue();
    assertThat(stage.get(PROJECT).json().get("next_digest_at").isNull()).isTrue();
    assertThat(listed(Stage.PROJECT).isNull()).isTrue();
  }

  @Test // (R-digest-21)
  void aProjectThatIsNewSaysSoToo() {
    Answer made =
        stage.send(
            stage.admin(),
            "POST",
            "/v1/projects",
            "{\"team_id\": \"%s\", \"name\": \"Owls\", \"slug\": \"owls\"}".formatted(Stage.TEAM));

    assertThat(made.text("/next_digest_at")).isEqualTo("2026-11-25T10:35:00.000Z");
  }

  private Answer frequency(String frequency) {
    return stage.send(
        stage.admin(),
        "PATCH",
        PROJECT,
        "{\"issue_alert_frequency\": \"%s\"}".formatted(frequency));
  }

  private JsonNode listed(UUID projectId) {
    return stage
        .get("/v1/projects")
        .json()
        .get("projects")
        .valueStream()
        .filter(project -> project.path("id").asText().equals(projectId.toString()))
        .map(project -> project.get("next_digest_at"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aCursorThatIsNoneIsRefused() {
    assertThat(stage.get(PATH, "cursor", "x").status()).isEqualTo(400);
    assertThat(stage.get(PATH, "cursor", "0").status()).isEqualTo(400);
    assertThat(stage.get(PATH, "cursor", "99999999999999999999").status()).isEqualTo(400);
  }

  @Test
  void anotherTeamsProjectIsNotFound() {
    assertThat(stage.get("/v1/projects/" + Stage.OTHER_PROJECT + "/digests").status())
        .isEqualTo(404);
  }
}
