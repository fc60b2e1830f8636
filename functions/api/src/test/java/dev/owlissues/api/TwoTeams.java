package dev.owlissues.api;

import dev.owlissues.api.AccountsStage.Person;
import dev.owlissues.api.AuthorizationTable.Kind;
import dev.owlissues.api.AuthorizationTable.Row;
import dev.owlissues.shared.account.access.Permission;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.TableSnapshot;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Two teams that have nothing to do with each other, and everybody who may send a request. */
final class TwoTeams {
  final AccountsStage stage;
  final TeamAtWork ours;
  final TeamAtWork theirs;

  /** The tables as all requests find them. */
  final TableSnapshot tables;

  private final String revoked;
  private final String expired;
  private final String client;
  private final String importing;
  private final String membersKey;
  private final String adminsKey;

  TwoTeams(LocalTables tables) {
    stage = new AccountsStage(tables, tables.clientOf("ApiFunction"));
    Person first = stage.join("ours-owner");
    revoked = revoked(first);
    expired = key(first, ",\"expires_in_days\":1").text("/api_key/secret");
    stage.clock.advance(Duration.ofDays(2));
    String token = stage.verify("ours-owner", stage.code("ours-owner")).text("/token");
    Person owner = new Person(token, first.id(), first.teamId());
    Person other = stage.join("theirs-owner");
    ours = new TeamAtWork(stage, tables, owner, "ours", "theirs-owner");
    theirs = new TeamAtWork(stage, tables, other, "theirs", "ours-owner");
    client = ours.thing("clientSecret");
    importing = ours.key("import", "\"app_id\":\"{appId}\"").text("/api_key/secret");
    ours.put("newcomersCode", stage.code("newcomer"));
    ours.put("ownersCode", stage.code("ours-owner"));
    membersKey = agentLogin("ours-member");
    adminsKey = agentLogin("ours-admin");
    useEachKey();
    this.tables = TableSnapshot.of(tables.client(), tables.names());
  }

  private String revoked(Person owner) {
    Answer made = key(owner, "");
    String id = made.text("/api_key/id");
    Answer deleted = stage.as(owner, "DELETE", "/v1/auth/keys/" + id, "");
    if (deleted.status() != 200) {
      throw new IllegalStateException(deleted.toString());
    }
    return made.text("/api_key/secret");
  }

  private Answer key(Person owner, String more) {
    String body =
        "{\"name\":\"Old\",\"key_type\":\"agent\",\"team_id\":\"%s\"%s}"
            .formatted(owner.teamId(), more);
    return stage.as(owner, "POST", "/v1/auth/keys", body);
  }

  /** An agent key of our team with every permission, made by that person. */
  private String agentLogin(String name) {
    String body =
        "{\"email\":\"%s@example.com\",\"code\":\"%s\",\"team_id\":\"%s\"}"
            .formatted(name, stage.code(name), ours.owner.teamId());
    return stage.open("POST", "/v1/auth/agent-login", body).text("/api_key");
  }

  /** What a key was last used for is noted once a minute: here, and in no request after. */
  private void useEachKey() {
    Stream<String> agents =
        Stream.of(Permission.values())
            .map(Permission::wire)
            .flatMap(name -> Stream.of(ours.agentWith(name), ours.agentWithout(name)));
    Stream.concat(
            agents,
            Stream.of(client, importing, membersKey, adminsKey, ours.agent(), theirs.agent()))
        .forEach(secret -> stage.with(secret, "GET", "/v1/auth/whoami", ""));
  }

  /** Sends what the row says about our team, as somebody of that kind. */
  Answer send(Row row, Kind kind) {
    return send(bearer(row, kind), row.method(), ours.fill(row.path()), ours.fill(row.body()));
  }

  /** Sends a request with that secret or token, or without one. */
  Answer send(Optional<String> bearer, String method, String path, String body) {
    return bearer
        .map(text -> stage.with(text, method, path, body))
        .orElseGet(() -> stage.open(method, path, body));
  }

  /** What somebody of that kind has to show. */
  Optional<String> bearer(Row row, Kind kind) {
    return switch (kind) {
      case NONE -> Optional.empty();
      case GARB -> Optional.of("e30.e30.c2ln");
      case REVK -> Optional.of(revoked);
      case EXPD -> Optional.of(expired);
      case CLNT -> Optional.of(client);
      case IMPT -> Optional.of(importing);
      case WITHOUT -> Optional.of(row.permission().map(ours::agentWithout).orElseGet(ours::agent));
      case WITH -> Optional.of(row.permission().map(ours::agentWith).orElseGet(ours::agent));
      case KMEM -> Optional.of(membersKey);
      case KADM -> Optional.of(adminsKey);
      case MEMB -> Optional.of(ours.member.token());
      case ADMN -> Optional.of(ours.admin.token());
      case OWNR -> Optional.of(ours.owner.token());
      case XKEY -> Optional.of(theirs.agent());
      case XOWN -> Optional.of(theirs.owner.token());
    };
  }
}
