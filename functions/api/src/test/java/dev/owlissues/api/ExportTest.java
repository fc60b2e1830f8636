package dev.owlissues.api;

import static dev.owlissues.api.Issues.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.api.http.CalledApi;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.issue.Bookkeeping;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A project's issues with all that belongs to them, as lines. */
class ExportTest {
  private static final String PROJECT = "/v1/projects/" + Stage.PROJECT;
  private static final String EXPORT = PROJECT + "/export";
  private static final UUID GROWN = Stage.ISSUE;
  private static final UUID YOUNG = Stage.id(8);
  private static final UUID DEVELOPMENT = Stage.id(9);
  private static final int PACKED = 2 * 5;
  private static final int INLINE = 4;

  @RegisterExtension final LocalTables tables = new LocalTables();
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(tables);
  }

  // One whose occurrences are in packs, one that carries them itself, and one without any.
  private void fill() {
    stage.issues.create(anIssue().id(GROWN).updatedAt(Stage.START.minusSeconds(30)).build());
    Issues.pack(stage.packs, GROWN, 1, 0, 5);
    Issues.pack(stage.packs, GROWN, 2, 0, 5);
    Issue young = anIssue().id(YOUNG).updatedAt(Stage.START.minusSeconds(20)).build();
    Bookkeeping carrying =
        young.bookkeeping().withInlineMembers(Optional.of(Issues.inlineMembers(Stage.WEB, INLINE)));
    stage.issues.create(young.withBookkeeping(carrying));
    stage.issues.create(
        anIssue().id(DEVELOPMENT).dev(true).updatedAt(Stage.START.minusSeconds(60)).build());
    comment(GROWN, "one");
    comment(GROWN, "two");
    comment(DEVELOPMENT, "three");
  }

  private void comment(UUID issueId, String text) {
    stage.advance(Duration.ofSeconds(1));
    String body = JsonNodeFactory.instance.objectNode().put("body", text).toString();
    Answer answer =
        stage.send(
            Stage.BY_AGENT, "POST", PROJECT + "/issues/%s/comments".formatted(issueId), body);
    assertThat(answer.status()).isEqualTo(201);
  }

  @Test // (R-export-1)
  void eachIssueIsFollowedByItsOccurrencesAndItsComments() {
    fill();

    Answer answer = stage.sample("export-project");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("content-type", "application/x-ndjson");
    assertThat(answer.json().get("cursor").isNull()).isTrue();
    assertThat(answer.json().get("has_more").asBoolean()).isFalse();
    List<JsonNode> lines = lines(answer);
    // The comments have made the others the last ones that changed; development comes at the end.
    assertThat(lines.stream().map(ExportTest::told))
        .startsWith("issue " + YOUNG, "occurrence " + YOUNG)
        .endsWith("comment " + GROWN, "issue " + DEVELOPMENT, "comment " + DEVELOPMENT);
    assertThat(lines)
        .hasSize(3 + PACKED + INLINE + 3)
        .filteredOn(line -> told(line).equals("occurrence " + GROWN))
        .hasSize(PACKED);
  }

  @Test // (R-export-1)
  void aLineHasWhatTheApiHas() {
    fill();

    List<JsonNode> lines = lines(stage.get(EXPORT, "limit", "1000"));

    ObjectNode detail = (ObjectNode) stage.get(PROJECT + "/issues/" + GROWN).json();
    assertThat(withoutType(lines, "occurrence " + GROWN))
        .containsExactlyElementsOf(detail.remove("occurrences"));
    assertThat(withoutType(lines, "comment " + GROWN))
        .containsExactlyElementsOf(detail.remove("comments"));
    detail.remove(
        List.of(
            "fingerprint",
            "normalized_message",
            "occurrence_cursor",
            "occurrence_has_more",
            "comments_has_more",
            "attachments"));
    assertThat(withoutType(lines, "issue " + GROWN)).containsExactly(detail);
  }

  @ParameterizedTest // (R-http-8, R-http-10)
  @ValueSource(ints = {1, 2, 3, 5, 7, 19, 20, 21})
  void pagesOfAnySizeAreTogetherTheWhole(int limit) {
    fill();
    List<JsonNode> whole = lines(stage.get(EXPORT, "limit", "1000"));

    assertThat(whole).hasSize(20);
    assertThat(export(limit, _ -> {})).isEqualTo(whole);
  }

  @Test // (R-export-2)
  void whatChangesMeanwhileComesAgainAndNothingIsMissing() {
    fill();
    for (int page = 1; page < 20; page++) {
      int changed = page;
      List<JsonNode> lines =
          export(
              1,
              done -> {
                if (done == changed) {
                  comment(YOUNG, "during page " + changed);
                  status(DEVELOPMENT, changed % 2 == 0 ? "new" : "silenced");
                }
              });

      // Of each thing the last line counts.
      Map<String, JsonNode> last = new LinkedHashMap<>();
      lines.forEach(line -> last.put(line.get("id").asText(), line));
      assertThat(new HashSet<>(last.values()))
          .as("a change after page %d", page)
          .isEqualTo(new HashSet<>(lines(stage.get(EXPORT, "limit", "1000"))));
    }
  }

  private void status(UUID issueId, String status) {
    String path = PROJECT + "/issues/" + issueId;
    Answer answer =
        stage.send(Stage.BY_AGENT, "PATCH", path, "{\"status\":\"%s\"}".formatted(status));
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test // (R-export-2)
  void ofAnIssueThatIsMergedAwayMeanwhileTheSurvivorComes() {
    fill();
    Answer first = stage.get(EXPORT, "limit", "2");
    assertThat(lines(first).stream().map(ExportTest::told))
        .containsExactly("issue " + YOUNG, "occurrence " + YOUNG);

    String merge = PROJECT + "/issues/%s/merge".formatted(GROWN);
    stage.send(Stage.BY_AGENT, "POST", merge, "{\"source_issue_id\":\"%s\"}".formatted(YOUNG));
    List<JsonNode> rest =
        lines(stage.get(EXPORT, "limit", "1000", "cursor", first.text("/cursor")));

    assertThat(rest.stream().map(ExportTest::told))
        .doesNotContain("issue " + YOUNG, "occurrence " + YOUNG)
        .startsWith("issue " + GROWN);
    assertThat(rest.getFirst().get("merged_from").get(0).asText()).isEqualTo(YOUNG.toString());
  }

  @Test // (R-removal-5, R-purge-2)
  void whatIsRemovedOrDeletedIsNotExportedAlsoNotTheRestOfIt() {
    fill();
    Answer first = stage.get(EXPORT, "limit", "2");
    stage.send(stage.admin(), "DELETE", PROJECT + "/issues/" + YOUNG, "");

    assertThat(lines(stage.get(EXPORT, "limit", "1000", "cursor", first.text("/cursor"))))
        .isNotEmpty()
        .noneMatch(line -> told(line).endsWith(YOUNG.toString()));
    assertThat(lines(stage.get(EXPORT, "limit", "1000")))
        .isNotEmpty()
        .noneMatch(line -> told(line).endsWith(YOUNG.toString()));

    stage.send(stage.admin(), "DELETE", "/v1/apps/" + Stage.WEB, "");
    assertThat(lines(stage.get(EXPORT, "cursor", first.text("/cursor")))).isEmpty();
    assertThat(lines(stage.get(EXPORT))).isEmpty();
  }

  @Test // (R-export-3)
  void whateverTextsSayALineIsOneLineAndHasThem() {
    String title =
        "=HYPERLINK(\"http://evil\")\r\nnext\u0085next\u2028next\u2029next\u000bnext\f\"\\\uD83E\uDD89";
    stage.issues.create(anIssue().id(GROWN).title(title).build());
    comment(GROWN, title);

    String body = body();

    assertThat(body.split("\\R|[\u000b\f\u0085\u2028\u2029\u001c-\u001e]")).hasSize(3);
    List<JsonNode> lines = lines(stage.get(EXPORT));
    assertThat(lines.getFirst().get("title").asText()).isEqualTo(title);
    assertThat(lines.getLast().get("body").asText()).isEqualTo(title.strip());
  }

  private String body() {
    ObjectNode event = CalledApi.request("GET", EXPORT, Stage.BY_AGENT);
    event.putObject("queryStringParameters").put("limit", "1000");
    return CalledApi.body(new CalledApi(stage.handler()).serve(event));
  }

  @Test // (R-http-11)
  void aPageEndsBeforeFourMegabytesAndTheNextGoesOn() {
    stage.issues.create(anIssue().id(GROWN).build());
    int comments = 80;
    for (int i = 0; i < comments; i++) {
      // Six bytes for each character.
      comment(GROWN, i + " " + "\u0001".repeat(9_900));
    }

    Answer first = stage.get(EXPORT, "limit", "1000");

    int bytes = body().getBytes(StandardCharsets.UTF_8).length;
    assertThat(bytes).isBetween(3_000_000, 4_000_000);
    assertThat(first.json().get("has_more").asBoolean()).isTrue();
    List<String> bodies =
        export(1_000, _ -> {}).stream()
            .filter(line -> told(line).startsWith("comment"))
            .map(line -> line.get("body").asText())
            .map(text -> text.substring(0, text.indexOf(' ')))
            .toList();
    assertThat(bodies)
        .containsExactlyElementsOf(
            IntStream.range(0, comments).mapToObj(Integer::toString).toList());
  }

  @Test
  void aProjectWithoutIssuesIsOnePage() {
    Answer answer = stage.get("/v1/projects/%s/export".formatted(Stage.EMPTY_PROJECT));

    assertThat(answer.json().toString())
        .isEqualTo("{\"type\":\"page\",\"cursor\":null,\"has_more\":false,\"lines\":[]}");
  }

  @Test
  void whereThousandsMayNotBeSeenAPageEndsAndTheNextGoesOn() {
    UUID gone = Stage.id(77);
    for (int i = 0; i < 1_100; i++) {
      stage.issues.create(
          anIssue()
              .id(new UUID(0x7000L, 1L << 63 | i))
              .app(gone)
              .updatedAt(Stage.START.minusSeconds(5_000 - i))
              .build());
    }
    fill();

    Answer first = stage.get(EXPORT, "limit", "200");

    assertThat(lines(first)).isEmpty();
    assertThat(first.json().get("has_more").asBoolean()).isTrue();
    assertThat(export(200, _ -> {})).hasSize(20);
  }

  @ParameterizedTest // (R-http-9)
  @ValueSource(
      strings = {
        "x",
        "WyIyMDI2LTExLTI0VDEwOjAwOjAwLjAwMFoiLCIwMTkzNWM4MC0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDciXQ",
        "[\"neither\",\"2026-11-24T10:00:00.000Z\",\"01935c80-0000-7000-8000-000000000007\"]",
        "[\"production\",\"yesterday\",\"01935c80-0000-7000-8000-000000000007\"]",
        "[\"production\",\"2026-11-24T10:00:00.000Z\",\"7\"]",
        "[\"production\",\"2026-11-24T10:00:00.000Z\",\"01935c80-0000-7000-8000-000000000007\","
            + "\"attachments\"]",
        "[\"production\",\"2026-11-24T10:00:00.000Z\",\"01935c80-0000-7000-8000-000000000007\","
            + "\"comments\",\"7\"]",
        "[\"production\",\"2026-11-24T10:00:00.000Z\",\"01935c80-0000-7000-8000-000000000007\","
            + "\"occurrences\",\"one\"]"
      })
  void aCursorThatNoExportGaveIsRefused(String cursor) {
    Answer answer = stage.get(EXPORT, "cursor", cursor.startsWith("[") ? encoded(cursor) : cursor);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).contains("cursor");
  }

  private static String encoded(String cursor) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
  }

  @Test // (R-http-9)
  void theCursorOfAnotherProjectLeadsToNothingButOnesOwn() {
    fill();
    String cursor = stage.get(EXPORT, "limit", "1").text("/cursor");
    String foreign = "/v1/projects/%s/export".formatted(Stage.OTHER_PROJECT);

    assertThat(lines(stage.get(Stage.BY_OTHER, foreign, "cursor", cursor))).isEmpty();
    assertThat(stage.get(Stage.BY_OTHER, EXPORT, "cursor", cursor).status()).isEqualTo(404);
  }

  @Test
  void anIssueThatIsBeingMergedSaysSo() {
    Bookkeeping merging =
        anIssue().build().bookkeeping().withLastPages(Map.of("merge#" + Stage.id(50), 0L));
    stage.issues.create(
        anIssue().status(IssueStatus.NEW).id(GROWN).build().withBookkeeping(merging));

    assertThat(lines(stage.get(EXPORT)).getFirst().get("merging").asBoolean()).isTrue();
  }

  /** What happens after a page. */
  private interface Meanwhile {
    void happens(int pages);
  }

  private List<JsonNode> export(int limit, Meanwhile meanwhile) {
    List<JsonNode> all = new ArrayList<>();
    String cursor = "";
    for (int pages = 1; ; pages++) {
      Answer answer = stage.get(EXPORT, "limit", Integer.toString(limit), "cursor", cursor);
      assertThat(answer.status()).isEqualTo(200);
      List<JsonNode> lines = lines(answer);
      assertThat(lines).hasSizeLessThanOrEqualTo(limit);
      all.addAll(lines);
      boolean more = answer.json().get("has_more").asBoolean();
      assertThat(answer.json().get("cursor").isNull()).isEqualTo(!more);
      if (!more) {
        return all;
      }
      assertThat(answer.text("/cursor")).isNotEqualTo(cursor);
      cursor = answer.text("/cursor");
      meanwhile.happens(pages);
    }
  }

  private static List<JsonNode> lines(Answer answer) {
    return answer.json().get("lines").valueStream().toList();
  }

  private static List<JsonNode> withoutType(List<JsonNode> lines, String told) {
    return lines.stream()
        .filter(line -> told(line).equals(told))
        .<JsonNode>map(line -> ((ObjectNode) line.deepCopy()).without("type"))
        .toList();
  }

  /** What a line is, and of which issue. */
  private static String told(JsonNode line) {
    String of = line.path("type").asText().equals("issue") ? "id" : "issue_id";
    return line.path("type").asText() + " " + line.path(of).asText();
  }
}
