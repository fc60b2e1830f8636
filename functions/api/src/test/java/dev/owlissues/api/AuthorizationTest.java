package dev.owlissues.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.api.AuthorizationTable.Kind;
import dev.owlissues.api.AuthorizationTable.Row;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every route × every kind of caller: {@code authorization.txt} says what each gets. The routes of
 * the ingest function have a table of their own there.
 */
class AuthorizationTest {
  @RegisterExtension static final LocalTables TABLES = new LocalTables();
  private static TwoTeams teams;

  @BeforeAll
  static void open() {
    teams = new TwoTeams(TABLES);
  }

  static List<Row> rows() {
    return AuthorizationTable.rows();
  }

  @Test // (R-permission-7)
  void theTableHasEveryRouteAndNoOther() {
    Set<String> routes = new TreeSet<>();
    teams
        .stage
        .routes()
        .forEach(route ->
            routes.add(AuthorizationTable.unnamed(route.method() + " " + route.template())));
    Set<String> table = new TreeSet<>();
    rows().forEach(row -> table.add(row.route()));

    assertThat(table).isEqualTo(routes);
  }

  @ParameterizedTest // (R-permission-3, R-permission-5, R-permission-7)
  @MethodSource("rows")
  void everybodyGetsWhatTheTableSays(Row row) {
    teams.tables.restore();
    Map<Kind, Integer> statuses = new EnumMap<>(Kind.class);
    for (Kind kind : row.refused()) {
      Answer answer = teams.send(row, kind);
      statuses.put(kind, answer.status());
      assertThat(answer.error()).as("%s as %s", row, kind).contains(row.missing(kind)).isNotBlank();
    }
    List<String> changes = row.writes() ? teams.tables.changes() : List.of();
    for (Kind kind : row.letIn()) {
      statuses.put(kind, teams.send(row, kind).status());
      if (row.writes()) {
        teams.tables.restore();
      }
    }

    assertThat(statuses).isEqualTo(row.expected());
    assertThat(changes).as("what those who are refused have changed").isEmpty();
  }

  static Stream<Row> guarded() {
    return rows().stream().filter(row -> row.status(Kind.NONE) == 401);
  }

  @ParameterizedTest // (R-permission-5)
  @MethodSource("guarded")
  void whatIsNoCredentialIsAsGoodAsNone(Row row) {
    String unknown = KeyType.AGENT.prefix() + "00".repeat(24);
    List<String> headers =
        List.of("Bearer", "Basic YTpi", "Bearer owl_agent_x", "owl_agent_x", "Bearer " + unknown);
    for (String header : headers) {
      Answer answer =
          teams.stage.send(
              row.method(),
              teams.ours.fill(row.path()),
              teams.ours.fill(row.body()),
              Map.of("authorization", header));

      assertThat(answer.status()).as(header).isEqualTo(401);
    }
  }
}
