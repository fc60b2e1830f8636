package dev.owlissues.api;

import static dev.owlissues.api.Issues.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.account.access.Permission;
import dev.owlissues.shared.account.user.Membership;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Comments over HTTP. */
class CommentsTest {
  private static final String ISSUE =
      "/v1/projects/%s/issues/%s".formatted(Stage.PROJECT, Stage.ISSUE);
  private static final String PATH = ISSUE + "/comments";

  @RegisterExtension final LocalTables tables = new LocalTables();
  private Stage stage;
  private Optional<String> ann = Optional.empty();
  private Optional<String> bob = Optional.empty();
  private Optional<String> admin = Optional.empty();

  @BeforeEach
  void open() {
    stage = new Stage(tables);
    stage.issues.create(anIssue().id(Stage.ISSUE).build());
    stage.advance(Duration.ofMinutes(5));
    ann = stage.person(1, new Membership(Stage.TEAM, Role.MEMBER));
    bob = stage.person(2, new Membership(Stage.TEAM, Role.MEMBER));
    admin = stage.person(3, new Membership(Stage.TEAM, Role.ADMIN));
  }

  @Test // (R-comment-1, R-comment-3)
  void theSampleRequestWritesAnAgentsComment() {
    Answer answer = stage.sample("comment-issue");

    assertThat(answer.status()).isEqualTo(201);
    JsonNode comment = answer.json();
    assertThat(comment.get("issue_id").asText()).isEqualTo(Stage.ISSUE.toString());
    assertThat(comment.get("author_type").asText()).isEqualTo("agent");
    assertThat(comment.get("author_id").asText()).isEqualTo(Stage.AGENT_KEY.toString());
    assertThat(comment.get("author_name").asText()).isEqualTo("a key");
    assertThat(comment.get("body").asText()).isEqualTo("Seen on **staging**.");
    assertThat(comment.get("body_html").asText())
        .isEqualTo("<p>Seen on <strong>staging</strong>.</p>\n");
    assertThat(comment.get("created_at").asText()).isEqualTo("2026-11-24T10:05:00.000Z");
    assertThat(comment.get("updated_at").asText()).isEqualTo("2026-11-24T10:05:00.000Z");
    assertThat(stage.get(PATH).json().get("comments")).containsExactly(comment);
    assertThat(stage.get(ISSUE).json().get("comments")).containsExactly(comment);
    assertThat(stage.get(ISSUE).json().get("updated_at").asText())
        .isEqualTo("2026-11-24T10:05:00.000Z");
  }

  @Test // (R-comment-1)
  void aPersonsCommentHasTheirName() {
    JsonNode comment = write(ann, "mine").json();

    assertThat(comment.get("author_type").asText()).isEqualTo("user");
    assertThat(comment.get("author_name").asText()).isEqualTo("person1");
  }

  @Test
  void aListWithoutCommentsIsAnEmptyArray() {
    JsonNode list = stage.get(PATH).json();

    assertThat(list.get("comments").isArray()).isTrue();
    assertThat(list.get("comments")).isEmpty();
    assertThat(list.get("has_more").asBoolean()).isFalse();
    assertThat(list.get("cursor").isNull()).isTrue();
  }

  @Test // (R-comment-5)
  void onlyItsAuthorEditsAComment() {
    String path = PATH + "/" + write(ann, "mine").json().get("id").asText();
    String body = "{\"body\":\" better \"}";

    assertThat(stage.send(bob, "PATCH", path, body).status()).isEqualTo(403);
    assertThat(stage.send(admin, "PATCH", path, body).status()).isEqualTo(403);
    assertThat(stage.send(Stage.BY_AGENT, "PATCH", path, body).status()).isEqualTo(403);
    Answer edited = stage.send(ann, "PATCH", path, body);

    assertThat(edited.status()).isEqualTo(200);
    assertThat(edited.json().get("body").asText()).isEqualTo("better");
    assertThat(stage.get(PATH).json().get("comments")).containsExactly(edited.json());
  }

  @Test // (R-comment-6)
  void itsAuthorAndAdminsDeleteACommentAndNobodyTwice() {
    String first = PATH + "/" + write(ann, "one").json().get("id").asText();
    String second = PATH + "/" + write(Stage.BY_AGENT, "two").json().get("id").asText();

    assertThat(stage.send(bob, "DELETE", first, "").status()).isEqualTo(403);
    assertThat(stage.send(Stage.BY_AGENT, "DELETE", first, "").status()).isEqualTo(403);
    Answer deleted = stage.send(ann, "DELETE", first, "");
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.json().toString()).isEqualTo("{\"deleted\":true}");
    assertThat(stage.send(ann, "DELETE", first, "").status()).isEqualTo(404);
    assertThat(stage.send(ann, "PATCH", first, "{\"body\":\"x\"}").status()).isEqualTo(404);
    assertThat(stage.send(admin, "DELETE", second, "").status()).isEqualTo(200);
    assertThat(stage.get(PATH).json().get("comments")).isEmpty();
    assertThat(stage.get(ISSUE).json().get("comments")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{",
        "{\"body\":null}",
        "{\"body\":7}",
        "{\"body\":\"\"}",
        "{\"body\":\" \\n\"}",
        "{\"body\":{}}",
        "{\"body\":\"a\\u0000\"}",
        "{\"body\":\"a\\ud800\"}"
      })
  void aMalformedBodyIsRefused(String body) {
    String one = PATH + "/" + write(Stage.BY_AGENT, "one").json().get("id").asText();

    for (Answer answer :
        new Answer[] {
          stage.send(Stage.BY_AGENT, "POST", PATH, body),
          stage.send(Stage.BY_AGENT, "PATCH", one, body)
        }) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.error()).isNotBlank();
    }
    assertThat(stage.get(PATH).json().get("comments")).hasSize(1);
  }

  @Test
  void aCommentMayHaveTenThousandCharacters() {
    assertThat(write(Stage.BY_AGENT, "é".repeat(10_000)).status()).isEqualTo(201);
    Answer refused = write(Stage.BY_AGENT, "é".repeat(10_001));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.error()).isEqualTo("body is longer than 10000 characters");
  }

  @Test
  void commentsOfAnotherTeamAreNotFound() {
    String one = PATH + "/" + write(ann, "secret").json().get("id").asText();
    Optional<String> stranger = stage.person(4, new Membership(Stage.OTHER_TEAM, Role.OWNER));

    for (Optional<String> caller : Set.of(stranger, Stage.BY_OTHER)) {
      assertThat(stage.get(caller, PATH).status()).isEqualTo(404);
      assertThat(write(caller, "x").status()).isEqualTo(404);
      assertThat(stage.send(caller, "PATCH", one, "{\"body\":\"x\"}").status()).isEqualTo(404);
      assertThat(stage.send(caller, "DELETE", one, "").status()).isEqualTo(404);
    }
    assertThat(stage.get(PATH).json().get("comments")).hasSize(1);
  }

  @Test // (R-permission-3)
  void aReaderWritesNothing() {
    Optional<String> header = stage.allowed(Permission.ISSUES_READ);

    assertThat(stage.get(header, PATH).status()).isEqualTo(200);
    assertThat(write(header, "x").error()).isEqualTo("missing permission: issues:write");
    assertThat(write(Optional.empty(), "x").status()).isEqualTo(401);
  }

  @Test
  void aBrokenCursorIsRefused() {
    assertThat(stage.get(PATH, "cursor", "x").status()).isEqualTo(400);
  }

  @Test // (R-comment-9, R-text-2)
  void aCommentThatStandsForMuchIsTakenAndCostsNobodyTheIssue() {
    String table = "|x".repeat(400) + "\\n" + "|-".repeat(400) + "\\n" + "|\\n".repeat(3_700);

    Answer written = write(ann, table);

    assertThat(written.status()).isEqualTo(201);
    assertThat(written.json().get("body_html").asText().length()).isLessThan(64 * 1024);
    assertThat(stage.get(PATH).json().get("comments")).containsExactly(written.json());
    assertThat(stage.get(ISSUE).json().get("comments")).containsExactly(written.json());
  }

  @Test // (R-http-11)
  void anAnswerWithLongCommentsEndsBeforeFourMegabytesAndTheListGoesOn() {
    int all = 60;
    for (int i = 0; i < all; i++) {
      write(ann, "\\\"".repeat(10_000));
    }

    JsonNode first = stage.get(PATH).json();
    JsonNode rest = stage.get(PATH, "cursor", first.get("cursor").asText()).json();

    assertThat(first.toString().length()).isLessThan(4_000_000);
    assertThat(first.get("has_more").asBoolean()).isTrue();
    assertThat(first.get("comments").size() + rest.get("comments").size()).isEqualTo(all);
    JsonNode issue = stage.get(ISSUE).json();
    assertThat(issue.toString().length()).isLessThan(4_000_000);
    assertThat(issue.get("comments_has_more").asBoolean()).isTrue();
  }

  private Answer write(Optional<String> caller, String text) {
    return stage.send(caller, "POST", PATH, "{\"body\":\"%s\"}".formatted(text));
  }
}
