package dev.owlissues.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.owlissues.api.AuthorizationTable.Kind;
import dev.owlissues.api.AuthorizationTable.Row;
import dev.owlissues.api.http.Cursors;
import dev.owlissues.api.http.OpenApiDocument;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No id, cursor or key leads to what another team has: it is as if it were not there. */
class TenancyTest {
  @RegisterExtension static final LocalTables TABLES = new LocalTables();

  /** Every list that has pages: its rows, its cursor, and how short a page is asked for. */
  private static final List<Pages> PAGES =
      List.of(
          new Pages("/v1/events?", "events"),
          new Pages("/v1/events?session_id=s1&", "events"),
          new Pages("/v1/issues?", "issues"),
          new Pages("/v1/projects/{projectId}/issues?", "issues"),
          new Pages("/v1/projects/{projectId}/issues/{issueId}?", "occurrences"),
          new Pages("/v1/projects/{projectId}/issues/{issueId}/comments?", "comments"),
          new Pages("/v1/projects/{projectId}/issues/{issueId}/activity?", "activity"),
          new Pages("/v1/projects/{projectId}/issues/{issueId}/fingerprints?", "fingerprints"),
          new Pages("/v1/projects/{projectId}/export?", "lines"),
          new Pages("/v1/projects/{projectId}/digests?", "digests"),
          new Pages("/v1/apps/{appId}/users?", "users"),
          new Pages("/v1/teams/{teamId}/jobs?", "job_runs"),
          new Pages("/v1/teams/{teamId}/audit-logs?", "audit_logs"));

  private static TwoTeams teams;

  record Pages(String path, String rows) {

    /** What the parameters about its pages begin with. */
    String prefix() {
      return rows.equals("occurrences") ? "occurrence_" : "";
    }
  }

  @BeforeAll
  static void open() {
    teams = new TwoTeams(TABLES);
  }

  static Stream<Row> rowsWithIds() {
    return AuthorizationTable.rows().stream().filter(row -> !row.ids().isEmpty());
  }

  @ParameterizedTest // (R-permission-4)
  @MethodSource("rowsWithIds")
  void foreignIdsInAnyPlaceAnswerLikeUnknownOnesAndChangeNothing(Row row) {
    teams.tables.restore();
    List<String> ids = row.ids();
    for (int mix = 1; mix < 1 << ids.size(); mix++) {
      Map<String, String> foreign = new HashMap<>(teams.theirs.things());
      Map<String, String> unknown = new HashMap<>(teams.theirs.things());
      for (int i = 0; i < ids.size(); i++) {
        if ((mix & 1 << i) != 0) {
          String id = teams.ours.thing(ids.get(i));
          foreign.put(ids.get(i), id);
          unknown.put(ids.get(i), neighbour(id));
        }
      }
      for (Kind kind : List.of(Kind.XKEY, Kind.XOWN)) {
        Answer answer = send(row, kind, foreign);

        assertThat(told(answer, foreign))
            .as("%s as %s", TeamAtWork.fill(row.toString(), foreign), kind)
            .isEqualTo(told(send(row, kind, unknown), unknown));
        assertThat(answer.status() >= 400 || !row.writes() || answer.isRefusedOneByOne())
            .as("%s", answer)
            .isTrue();
      }
    }

    assertThat(row.writes() ? teams.tables.changes() : List.of()).isEmpty();
  }

  private static Answer send(Row row, Kind kind, Map<String, String> things) {
    return teams.send(
        teams.bearer(row, kind),
        row.method(),
        TeamAtWork.fill(row.path(), things),
        TeamAtWork.fill(row.body(), things));
  }

  /** An id like that one which nothing has. */
  private static String neighbour(String id) {
    return id.substring(0, id.length() - 1) + (id.endsWith("0") ? "1" : "0");
  }

  /** The answer with the names of things in place of their ids. */
  private static String told(Answer answer, Map<String, String> things) {
    String text = answer.status() + " " + answer.json();
    for (Map.Entry<String, String> thing : things.entrySet()) {
      text = text.replace(thing.getValue(), "{" + thing.getKey() + "}");
    }
    return text;
  }

  @Test
  void everyPagedListIsLookedAt() throws IOException {
    JsonNode document = new JsonMapper().readTree(OpenApiDocument.bytes());
    Set<String> paged = new TreeSet<>();
    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .path("get")
                .path("parameters")
                .forEach(parameter -> {
                  String reference = parameter.path("$ref").asText("#").substring(1);
                  if (document.at(reference).path("name").asText().endsWith("cursor")
                      || parameter.path("name").asText().endsWith("cursor")) {
                    paged.add(path.getKey());
                  }
                }));
    Set<String> known = new TreeSet<>();
    PAGES.forEach(pages -> known.add(pages.path().replaceFirst("\\?.*", "")));

    assertThat(known).isEqualTo(paged);
  }

  static List<Pages> pages() {
    return PAGES;
  }

  @ParameterizedTest // (R-http-9)
  @MethodSource("pages")
  void aForeignCursorLeadsToNothingButOnesOwn(Pages pages) {
    assertOwn(pages, cursor(pages, teams.ours), teams.theirs);
    assertOwn(pages, cursor(pages, teams.theirs), teams.ours);
  }

  private static void assertOwn(Pages pages, String cursor, TeamAtWork team) {
    Set<JsonNode> own = new HashSet<>(rows(pages, get(pages, team, "")));

    Answer answer = get(pages, team, pages.prefix() + "cursor=" + cursor);

    assertThat(answer.status()).isIn(200, 400);
    assertThat(own).isNotEmpty().containsAll(rows(pages, answer));
  }

  /** A cursor of that team's list. Only comments have none: their pages are too long here. */
  private static String cursor(Pages pages, TeamAtWork team) {
    if (pages.rows().equals("comments")) {
      return Cursors.write(UUID.fromString(team.thing("commentId")));
    }
    String cursor =
        get(pages, team, pages.prefix() + "limit=1").text("/" + pages.prefix() + "cursor");
    assertThat(cursor).isNotEqualTo("null").isNotEmpty();
    return cursor;
  }

  private static Answer get(Pages pages, TeamAtWork team, String more) {
    return teams.stage.get(team.owner, (team.fill(pages.path()) + more).replaceFirst("[?&]$", ""));
  }

  private static List<JsonNode> rows(Pages pages, Answer answer) {
    return answer.json().path(pages.rows()).valueStream().toList();
  }
}
