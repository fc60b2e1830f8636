package dev.owlissues.api;

import static dev.owlissues.api.Issues.anIssue;
import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.appuser.AppUser;
import dev.owlissues.shared.appuser.AppUserBucket;
import dev.owlissues.shared.appuser.UserProperties;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.event.Level;
import dev.owlissues.shared.issue.InlineMembers;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import dev.owlissues.shared.purge.Purge;
import dev.owlissues.shared.wiring.PurgeWiring;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Users of a project's apps who are erased by request. */
class ErasedUsersTest {
  private static final String PATH = "/v1/projects/%s/users".formatted(Stage.PROJECT);
  private static final String USERS = "/v1/apps/" + Stage.WEB + "/users";
  private static final Instant BEFORE = Stage.START.minusSeconds(60);

  @RegisterExtension final LocalTables tables = new LocalTables();
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(tables);
    seen(AppUser.met("ann", BEFORE, "1.0"));
    seen(AppUser.met("owl_anon_1", BEFORE, "1.0"));
    seen(AppUser.met("bob", BEFORE, "1.0"));
    var known = new UserProperties(new TreeMap<>(Map.of("plan", "gold")), 1);
    tables.stores().userProperties().replace(Stage.PROJECT, "ann", known);
    tables.stores().userClaims().claim(Stage.PROJECT, "owl_anon_1", "ann");
    stage.receive(
        Stage.WEB,
        anEvent().session("a").user("ann").level(Level.INFO).build(),
        anEvent().session("b").user("bob").level(Level.INFO).build(),
        anEvent().session("c").user("owl_anon_1").level(Level.INFO).build());
  }

  private void seen(AppUser user) {
    AppUserBucket.byRoot(List.of(user))
        .forEach((path, users) -> {
          AppUserBucket read = tables.stores().appUsers().read(Stage.WEB, path);
          assertThat(tables.stores().appUsers().write(Stage.WEB, read, read.tell(users).next()))
              .isTrue();
        });
  }

  private Answer erase(Optional<String> by, String... query) {
    return stage.ask(by, "DELETE", PATH, query);
  }

  private JsonNode erased(String userId) {
    Answer answer = erase(stage.admin(), "user_id", userId);
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  private void purged(String userId) {
    tables.stores().plans().plannedThrough(stage.now());
    var purging =
        new PurgeWiring(tables.stores(), stage::now, new RandomIds(stage::now, new SecureRandom()))
            .purging((_, _) -> {}, 1);
    for (int walk = 0; walk < Purge.WALKS; walk++) {
      purging.goOn(Purge.subjectOf(Stage.PROJECT, userId), () -> false);
      stage.advance(Purge.RESTS);
    }
  }

  private List<String> values(String field, String path, String... query) {
    Answer answer = stage.get(path, query);
    assertThat(answer.status()).isEqualTo(200);
    return answer.json().findValuesAsText(field);
  }

  @Test // (R-erasure-1)
  void anErasedUserIsGoneFromEveryReadAtOnce() {
    String event = stage.get("/v1/events", "user_id", "ann").json().at("/events/0/id").asText();
    assertThat(values("user_id", USERS)).containsExactlyInAnyOrder("ann", "bob");

    assertThat(erased("ann").toString()).isEqualTo("{\"erased\":true,\"running\":true}");

    assertThat(values("user_id", "/v1/events")).containsExactly("bob");
    assertThat(values("user_id", "/v1/events", "user_id", "ann")).isEmpty();
    assertThat(values("user_id", "/v1/events", "session_id", "c")).isEmpty();
    assertThat(stage.get("/v1/events/" + event).status()).isEqualTo(404);
    assertThat(stage.get("/v1/events/count").json().path("count").asInt()).isEqualTo(1);
    assertThat(stage.get("/v1/events/count", "user_id", "ann").json().path("count").asInt())
        .isZero();
    assertThat(values("user_id", USERS)).containsExactly("bob");
    assertThat(stage.purges).hasSize(1);
  }

  @Test // (R-erasure-1)
  void anOccurrenceIsNoLongerTheirs() {
    InlineMembers members = Issues.inlineMembers(Stage.WEB, 2);
    Occurrence first = members.occurrences().getFirst();
    var anns =
        new Occurrence(
            first.id(),
            first.eventId(),
            first.sessionId(),
            "ann",
            first.timestamp(),
            first.createdAt(),
            first.origin(),
            first.fingerprint());
    List<Occurrence> occurrences = List.of(anns, members.occurrences().getLast());
    stage.issues.create(
        anIssue().inlineMembers(members.withOccurrences(occurrences)).id(Stage.ISSUE).build());
    String issue = "/v1/projects/%s/issues/%s".formatted(Stage.PROJECT, Stage.ISSUE);
    assertThat(values("user_id", issue)).contains("ann");

    erased("ann");

    JsonNode after = stage.get(issue).json();
    assertThat(after.path("occurrences")).hasSize(2);
    assertThat(after.path("occurrences").findValuesAsText("user_id")).doesNotContain("ann");
    assertThat(after.path("occurrences").findValuesAsText("session_id"))
        .doesNotContain(first.sessionId())
        .anyMatch(session -> session.matches("erased-[0-9a-f]{24}"));
  }

  @Test // (R-erasure-4)
  void whoAsksAgainIsToldWhetherItIsOver() {
    erased("ann");
    assertThat(erased("ann").path("running").asBoolean()).isTrue();
    assertThat(stage.purges).hasSize(1);
    purged("ann");

    assertThat(erased("ann").path("running").asBoolean()).isFalse();
    assertThat(stage.purges).hasSize(1);

    stage.receive(Stage.WEB, anEvent().session("d").user("ann").build());
    assertThat(values("session_id", "/v1/events", "user_id", "ann")).containsExactly("d");
    assertThat(erased("ann").path("running").asBoolean()).isTrue();
    assertThat(values("session_id", "/v1/events", "user_id", "ann")).isEmpty();
    assertThat(stage.purges).hasSize(2);
  }

  @Test // (R-erasure-2)
  void whoIsSeenAgainIsANewUser() {
    erased("ann");
    stage.advance(Purge.RESTS);
    Instant again = stage.now();
    seen(AppUser.met("ann", again, "2.0"));

    JsonNode users = stage.get(USERS, "search", "ann").json().path("users");

    assertThat(users).hasSize(1);
    assertThat(Instant.parse(users.at("/0/first_seen_at").asText())).isAfter(BEFORE);
  }

  @Test // (R-erasure-1)
  void theUserOfAnotherProjectStays() {
    tables.stores().userClaims().claim(Stage.OTHER_PROJECT, "owl_anon_1", "ann");

    erased("ann");
    purged("ann");

    assertThat(tables.stores().userClaims().claimants(Stage.OTHER_PROJECT, List.of("owl_anon_1")))
        .containsEntry("owl_anon_1", "ann");
  }

  @Test // (R-erasure-1, R-http-4)
  void whatIsNoUserOrNoProjectIsRefused() {
    assertThat(erase(stage.admin()).status()).isEqualTo(400);
    assertThat(erase(stage.admin(), "user_id", "").error()).isEqualTo("user_id is missing");
    assertThat(erase(stage.admin(), "user_id", "x".repeat(257)).error()).contains("user_id", "256");
    assertThat(erase(stage.member(), "user_id", "ann").status()).isEqualTo(403);
    assertThat(erase(Stage.BY_AGENT, "user_id", "ann").status()).isEqualTo(403);
    String other = "/v1/projects/%s/users".formatted(Stage.OTHER_PROJECT);
    assertThat(stage.ask(stage.admin(), "DELETE", other, "user_id", "ann").status()).isEqualTo(404);
    assertThat(stage.purges).isEmpty();
  }
}
