package dev.owlissues.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.ingest.IngestStage.Answer;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Permission;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.TableSnapshot;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every route of this function × every kind of caller. A sender has no role and names no id: it
 * writes to its key's app and nowhere else.
 */
class IngestAuthorizationTest {
  /**
   * What each gets. {@code none} and {@code garb} have no credentials, {@code user} is signed in,
   * {@code revk} and {@code expd} were client keys. Of a client, import and agent key there is one
   * with every permission ({@code +}) and one without what the route needs ({@code -}). An agent's
   * key belongs to no app.
   */
  private static final String TABLE =
      """
      none garb user revk expd clnt+ clnt- impt+ impt- agnt+ agnt-
      401  401  401  401  401  200   403   403   403   400   403   POST /v1/ingest
      401  401  401  401  401  403   403   200   403   403   403   POST /v1/import
      401  401  401  401  401  200   403   403   403   400   403   POST /v1/identity/properties
      401  401  401  401  401  200   403   403   403   400   403   POST /v1/identity/claim
      204  204  204  204  204  204   204   204   204   204   204   OPTIONS /v1/ingest
      204  204  204  204  204  204   204   204   204   204   204   OPTIONS /v1/identity/properties
      204  204  204  204  204  204   204   204   204   204   204   OPTIONS /v1/identity/claim
      """;

  private static final String BODY =
      """
      {"events": [{"message": "m", "level": "error", "session_id": "s"}],
       "user_id": "ann", "properties": {"plan": "pro"}, "anonymous_id": "owl_anon_1"}
      """;

  @RegisterExtension final LocalTables tables = new LocalTables();
  private final Map<String, String> bearers = new HashMap<>();
  private IngestStage stage;

  @BeforeEach
  void open() {
    stage = new IngestStage(tables, tables.clientOf("IngestFunction"));
    bearers.put("garb", "nonsense");
    bearers.put("user", "e30.e30.c2ln");
    Secret revoked = key(KeyType.CLIENT, "a1", "events:write", "users:write");
    stage.revoke(revoked);
    bearers.put("revk", revoked.text());
    var app = Optional.of(stage.app(2).id());
    var end = Optional.of(stage.clock.instant().plusSeconds(1));
    Secret expired = secret(KeyType.CLIENT, "a2");
    stage.key(KeyType.CLIENT, app, expired, Set.of("events:write", "users:write"), end);
    bearers.put("expd", expired.text());
    stage.clock.advance(Duration.ofSeconds(2));
    String[] all = Stream.of(Permission.values()).map(Permission::wire).toArray(String[]::new);
    bearers.put("clnt+", key(KeyType.CLIENT, "b1", "events:write", "users:write").text());
    bearers.put("impt+", key(KeyType.IMPORT, "b2", "events:write", "users:write").text());
    bearers.put("agnt+", key(KeyType.AGENT, "b3", all).text());
    bearers.put("clnt-events:write", key(KeyType.CLIENT, "c4", "users:write").text());
    bearers.put("impt-events:write", key(KeyType.IMPORT, "c2", "users:write").text());
    bearers.put("agnt-events:write", key(KeyType.AGENT, "c3", "users:write").text());
    bearers.put("clnt-users:write", key(KeyType.CLIENT, "d1", "events:write").text());
    bearers.put("impt-users:write", key(KeyType.IMPORT, "d2", "events:write").text());
    bearers.put("agnt-users:write", key(KeyType.AGENT, "d3", "events:write").text());
    // What a key was last used for is noted once a minute: here, and in no request after.
    bearers.values().forEach(bearer -> send(bearer, "POST", IngestRoutes.PROPERTIES, "nonsense"));
    stage.clock.advance(Duration.ofSeconds(1));
  }

  private Secret key(KeyType type, String digits, String... permissions) {
    Optional<UUID> app = type == KeyType.AGENT ? Optional.empty() : Optional.of(stage.app(2).id());
    return stage.key(type, app, secret(type, digits), Set.of(permissions));
  }

  private static Secret secret(KeyType type, String digits) {
    return Secret.parse(type.prefix() + digits.repeat(24)).orElseThrow();
  }

  /** What somebody of that kind has to show at that path; empty if nothing. */
  private String bearer(String caller, String path) {
    String name = caller.endsWith("-") ? caller + needed(path) : caller;
    return bearers.getOrDefault(name, "");
  }

  private static String needed(String path) {
    return path.startsWith("/v1/identity/") ? "users:write" : "events:write";
  }

  @Test
  void theTableHasEveryRouteAndNoOther() {
    Set<String> routes =
        stage.routes().stream()
            .map(route -> route.method() + " " + route.template())
            .collect(Collectors.toSet());
    Set<String> named = new TreeSet<>();
    rows().forEach(words -> named.add(words.get(11) + " " + words.get(12)));

    assertThat(named).containsExactlyInAnyOrderElementsOf(routes);
  }

  @Test
  void everybodyGetsWhatTheTableSaysAndWhoIsRefusedChangesNothing() {
    for (List<String> words : rows()) {
      String path = words.get(12);
      for (int i = 0; i < 11; i++) {
        String caller = header().get(i);
        var before = TableSnapshot.of(tables.client(), tables.names());

        Answer answer = send(bearer(caller, path), words.get(11), path, BODY);

        String cell = "%s %s as %s".formatted(words.get(11), path, caller);
        assertThat(answer.status()).as(cell).isEqualTo(Integer.parseInt(words.get(i)));
        assertThat(answer.error().isEmpty()).as(cell).isEqualTo(answer.status() < 400);
        assertThat(before.changes().isEmpty()).as(cell).isEqualTo(answer.status() != 200);
        before.restore();
      }
    }
  }

  private Answer send(String bearer, String method, String path, String body) {
    ObjectNode event = IngestStage.request(bearer, body);
    if (bearer.isEmpty()) {
      ((ObjectNode) event.get("headers")).remove("authorization");
    }
    event.put("rawPath", path);
    ((ObjectNode) event.path("requestContext").path("http")).put("method", method);
    return stage.send(event);
  }

  private static List<String> header() {
    return words(TABLE.lines().findFirst().orElseThrow());
  }

  private static List<List<String>> rows() {
    return TABLE.lines().skip(1).map(IngestAuthorizationTest::words).toList();
  }

  private static List<String> words(String line) {
    return List.of(line.split(" +", -1));
  }
}
