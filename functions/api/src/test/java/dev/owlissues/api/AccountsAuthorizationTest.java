package dev.owlissues.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.api.AccountsStage.Person;
import dev.owlissues.gateway.Route;
import dev.owlissues.shared.dynamo.LocalTables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every route for people × every kind of caller: what each gets, before anything is changed. */
class AccountsAuthorizationTest {
  /**
   * The callers, in the order of the columns: nobody, garbage, an agent key with everything, a
   * member, an admin and the owner of the team, and another team's owner.
   */
  private static final List<String> CALLERS =
      List.of("none", "garbage", "key", "member", "admin", "owner", "foreign");

  /**
   * What an empty request gets. A 400 means that the caller was let in: only the body is missing.
   * {@code T} is the team, {@code M} the member, {@code U} nobody, {@code K} a key of the team.
   */
  private static final String TABLE =
      """
      GET    /v1/auth/me                    401 401 403 200 200 200 200
      PATCH  /v1/auth/me                    401 401 403 400 400 400 400
      GET    /v1/auth/teams                 401 401 403 200 200 200 200
      POST   /v1/auth/default-agent-key     401 401 403 400 400 400 400
      POST   /v1/auth/keys                  401 401 400 400 400 400 400
      GET    /v1/auth/keys                  401 401 403 200 200 200 200
      GET    /v1/auth/keys/K                401 401 403 200 200 200 404
      PATCH  /v1/auth/keys/K                401 401 403 403 400 400 404
      DELETE /v1/auth/keys/U                401 401 403 404 404 404 404
      POST   /v1/teams                      401 401 403 400 400 400 400
      GET    /v1/teams/T                    401 401 403 200 200 200 404
      PATCH  /v1/teams/T                    401 401 403 403 400 400 404
      GET    /v1/teams/T/members            401 401 403 200 200 200 404
      PATCH  /v1/teams/T/members/me         401 401 403 400 400 400 404
      PATCH  /v1/teams/T/members/M          401 401 403 403 400 400 404
      DELETE /v1/teams/T/members/U          401 401 403 404 404 404 404
      POST   /v1/teams/T/invitations        401 401 403 403 400 400 404
      GET    /v1/teams/T/invitations        401 401 403 200 200 200 404
      DELETE /v1/teams/T/invitations/U      401 401 403 403 404 404 404
      POST   /v1/invites/accept             401 401 403 400 400 400 400
      """;

  @RegisterExtension final LocalTables tables = new LocalTables();
  private AccountsStage stage;
  private Person owner;
  private Person member;
  private final Map<String, Optional<String>> bearers = new LinkedHashMap<>();

  @BeforeEach
  void open() {
    stage = new AccountsStage(tables);
    owner = stage.join("owner");
    member = stage.member(owner, "member", "member");
    Person admin = stage.member(owner, "admin", "admin");
    String login = AccountsStage.credentials("owner", stage.code("owner"));
    String key = stage.open("POST", "/v1/auth/agent-login", login).text("/api_key");
    bearers.put("none", Optional.empty());
    bearers.put("garbage", Optional.of("e30.e30.c2ln"));
    bearers.put("key", Optional.of(key));
    bearers.put("member", Optional.of(member.token()));
    bearers.put("admin", Optional.of(admin.token()));
    bearers.put("owner", Optional.of(owner.token()));
    bearers.put("foreign", Optional.of(stage.join("foreign").token()));
  }

  @Test
  void everybodyGetsWhatTheTableSays() {
    String key = stage.get(owner, "/v1/auth/keys").text("/api_keys/0/id");
    for (String line : TABLE.lines().toList()) {
      String[] words = line.split(" +", -1);
      String path =
          words[1]
              .replace("/T", "/" + owner.teamId())
              .replace("/M", "/" + member.id())
              .replace("/U", "/01935c80-0000-7000-8000-000000000099")
              .replace("/K", "/" + key);
      for (int i = 0; i < CALLERS.size(); i++) {
        String caller = CALLERS.get(i);

        int status = send(words[0], path, bearers.getOrDefault(caller, Optional.empty()));

        assertThat(status)
            .as("%s %s as %s", words[0], words[1], caller)
            .isEqualTo(Integer.parseInt(words[2 + i]));
      }
    }
  }

  @Test
  void theTableNamesEveryRouteForPeople() {
    Set<String> named = new TreeSet<>();
    TABLE
        .lines()
        .map(line -> line.split(" +", -1))
        .forEach(words -> named.add(words[0] + " " + words[1].replaceAll("/[TMUK](?=/|$)", "/{}")));

    Set<String> wired = new TreeSet<>();
    for (Route<Target> route : routes()) {
      if (route.target() instanceof Target.Guarded(var access, _) && !access.keys()) {
        wired.add(route.method() + " " + route.template().replaceAll("\\{[a-zA-Z]+}", "{}"));
      }
    }

    assertThat(named).containsAll(accountsOf(wired));
  }

  @Test
  void theRoutesForAnybodyAreThese() {
    Map<String, String> open = new TreeMap<>();
    for (Route<Target> route : routes()) {
      if (route.target() instanceof Target.Open) {
        open.put(route.template(), route.method());
      }
    }

    assertThat(open)
        .containsAllEntriesOf(
            Map.of(
                "/health", "GET",
                "/v1/auth/send-code", "POST",
                "/v1/auth/verify-code", "POST",
                "/v1/auth/agent-login", "POST",
                "/v1/auth/logout", "POST",
                "/v1/invites/{token}", "GET"));
  }

  private static Set<String> accountsOf(Set<String> wired) {
    Set<String> ours = new TreeSet<>(wired);
    ours.removeIf(route -> !route.matches(".* /v1/(auth|teams|invites)($|/.*)"));
    return ours;
  }

  private int send(String method, String path, Optional<String> bearer) {
    return bearer
        .map(text -> stage.with(text, method, path, "").status())
        .orElseGet(() -> stage.open(method, path, "").status());
  }

  private List<Route<Target>> routes() {
    return new Wiring(
            tables.client(), tables.names(), stage.clock, Optional.empty(), Outsides.silent())
        .routes();
  }
}
