package dev.owlissues.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.account.access.Permission;
import dev.owlissues.shared.appuser.AppUser;
import dev.owlissues.shared.appuser.AppUserBucket;
import dev.owlissues.shared.appuser.UserProperties;
import dev.owlissues.shared.dynamo.appuser.DynamoAppUserStore;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The users of an app (R-appuser-2). */
class AppUserPagesTest {
  private static final String USERS = "/v1/apps/" + Stage.WEB + "/users";
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @RegisterExtension static final LocalTables TABLES = new LocalTables();
  private Stage stage;

  @BeforeEach
  void open() {
    TABLES.clear();
    stage = new Stage(TABLES);
  }

  @Test // (R-appuser-2)
  void aUserHasWhatEventsToldAndWhatAppsSay() {
    know(
        Stage.WEB,
        AppUser.met("ann", NOON, "1.0").plus(AppUser.met("ann", NOON.plusSeconds(60), "1.1")));
    say(Stage.PROJECT, "ann", Map.of("plan", "gold"));

    Answer answer = stage.get(USERS);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("cursor").isNull()).isTrue();
    assertThat(answer.json().get("has_more").asBoolean()).isFalse();
    JsonNode user = answer.json().at("/users/0");
    assertThat(user.get("id").asText()).hasSize(36);
    assertThat(user.get("project_id").asText()).isEqualTo(Stage.PROJECT.toString());
    assertThat(user.get("user_id").asText()).isEqualTo("ann");
    assertThat(user.get("is_anonymous").asBoolean()).isFalse();
    assertThat(user.get("claimed_from").isNull()).isTrue();
    assertThat(user.get("last_country_code").isNull()).isTrue();
    assertThat(user.get("properties").toString()).isEqualTo("{\"plan\":\"gold\"}");
    assertThat(user.get("first_seen_at").asText()).isEqualTo("2026-11-24T12:00:00.000Z");
    assertThat(user.get("last_seen_at").asText()).isEqualTo("2026-11-24T12:01:00.000Z");
    assertThat(user.get("last_app_version").asText()).isEqualTo("1.1");
    assertThat(user.at("/apps/0/app_id").asText()).isEqualTo(Stage.WEB.toString());
    assertThat(user.at("/apps/0/app_name").asText()).isEqualTo("The web app");
    assertThat(user.at("/apps/0/last_seen_at").asText()).isEqualTo("2026-11-24T12:01:00.000Z");
  }

  @Test // (R-appuser-2)
  void whatNobodySaidIsNull() {
    know(Stage.WEB, AppUser.met("owl_anon_7", NOON, ""));

    JsonNode user = stage.get(USERS).json().at("/users/0");

    assertThat(user.get("properties").isNull()).isTrue();
    assertThat(user.get("last_app_version").isNull()).isTrue();
    assertThat(user.get("is_anonymous").asBoolean()).isTrue();
  }

  @Test // (R-appuser-2)
  void pagesTogetherAreAllUsersEachOnce() {
    know(Stage.WEB, people(450));
    Set<String> all = ids(people(450));

    for (int limit : new int[] {7, 50, 200}) {
      List<String> walked = walk(limit);
      assertThat(walked).doesNotHaveDuplicates();
      assertThat(Set.copyOf(walked)).isEqualTo(all);
    }
  }

  @Test // (R-appuser-4)
  void usersOfDevelopmentAndOfProductionCanBeAskedFor() {
    know(
        Stage.WEB,
        AppUser.met("dev", NOON, "", true),
        AppUser.met("prod", NOON, "", false),
        AppUser.met("both", NOON, "", false).plus(AppUser.met("both", NOON, "", true)));

    assertThat(found("data_mode", "production")).containsExactlyInAnyOrder("prod", "both");
    assertThat(found("data_mode", "development")).containsExactlyInAnyOrder("dev", "both");
    assertThat(found("data_mode", "all")).hasSize(3);
    assertThat(found()).hasSize(3);
    assertThat(found("is_dev", "true")).containsExactlyInAnyOrder("dev", "both");
    assertThat(found("is_dev", "false", "data_mode", "development"))
        .containsExactlyInAnyOrder("prod", "both");
    assertThat(stage.get(USERS, "data_mode", "sometimes").status()).isEqualTo(400);
  }

  @Test // (R-appuser-3)
  void aSearchFindsAPartOfTheIdInAnyLetterCase() {
    know(Stage.WEB, AppUser.met("Ann@shop", NOON, ""), AppUser.met("bob", NOON, ""));

    assertThat(found("search", "ANN@")).containsExactly("Ann@shop");
    assertThat(found("search", "nobody")).isEmpty();
  }

  @Test // (R-appuser-3)
  void thoseWhoSignedInAndThoseWhoDidNotCanBeAskedFor() {
    know(Stage.WEB, AppUser.met("owl_anon_1", NOON, ""), AppUser.met("bob", NOON, ""));

    assertThat(found("is_anonymous", "true")).containsExactly("owl_anon_1");
    assertThat(found("is_anonymous", "false")).containsExactly("bob");
    assertThat(found("search", "b", "is_anonymous", "true")).isEmpty();
  }

  @Test
  void usersWithLongPropertiesComeInPagesThatFitAnAnswer() {
    know(Stage.WEB, people(200));
    Map<String, String> properties =
        IntStream.range(0, UserProperties.MAX)
            .boxed()
            .collect(Collectors.toMap(n -> "name" + n, _ -> "\u0001".repeat(200)));
    ids(people(200)).forEach(user -> say(Stage.PROJECT, user, properties));

    Answer first = stage.get(USERS, "limit", "200");

    assertThat(first.json().get("has_more").asBoolean()).isTrue();
    assertThat(first.json().toString().length()).isLessThan(4_000_000);
    assertThat(walk(200)).doesNotHaveDuplicates().hasSize(200);
  }

  @ParameterizedTest
  @CsvSource({
    "is_anonymous, maybe",
    "cursor, xyz",
    // ["01","1"]: shorter than any path.
    "cursor, WyIwMSIsIjEiXQ",
    // ["0000","2"]
    "cursor, WyIwMDAwIiwiMiJd"
  })
  void whatMakesNoSenseIsRefusedByName(String name, String value) {
    Answer answer = stage.get(USERS, name, value);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).contains(name);
  }

  @Test
  void anotherTeamsAppAndAnUnknownOneAreTheSame404() {
    know(Stage.OTHER_APP, AppUser.met("foreign", NOON, ""));

    Answer foreign = stage.get("/v1/apps/" + Stage.OTHER_APP + "/users");
    Answer unknown = stage.get("/v1/apps/" + Stage.id(999) + "/users");

    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.json()).isEqualTo(unknown.json());
  }

  @Test // (R-property-3)
  void propertiesOfAnotherProjectsUserStayThere() {
    know(Stage.WEB, AppUser.met("ann", NOON, ""));
    say(Stage.OTHER_PROJECT, "ann", Map.of("secret", "theirs"));

    assertThat(stage.get(USERS).json().at("/users/0/properties").isNull()).isTrue();
  }

  @Test
  void aCursorOfOneAppShowsNothingOfIt() {
    know(Stage.OTHER_APP, people(30));
    know(Stage.WEB, AppUser.met("mine", NOON, ""));
    String cursor =
        stage
            .get(Stage.BY_OTHER, "/v1/apps/" + Stage.OTHER_APP + "/users", "limit", "1")
            .json()
            .get("cursor")
            .asText();

    Answer mine = stage.get(USERS, "cursor", cursor);

    assertThat(mine.status()).isEqualTo(200);
    assertThat(mine.json().toString()).doesNotContain("user-");
  }

  @Test
  void keysNeedThePermissionAndPeopleTheMembership() {
    Answer refused = stage.get(stage.allowed(Permission.EVENTS_READ), USERS);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.error()).contains("apps:read");
    assertThat(stage.get(Optional.empty(), USERS).status()).isEqualTo(401);
    assertThat(stage.get(stage.member(), USERS).status()).isEqualTo(200);
    assertThat(stage.get(stage.person(4), USERS).status()).isEqualTo(404);
  }

  private static AppUser[] people(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> AppUser.met("user-" + n, NOON.plusSeconds(n), "1." + n))
        .toArray(AppUser[]::new);
  }

  private static Set<String> ids(AppUser... users) {
    return List.of(users).stream().map(AppUser::userId).collect(Collectors.toSet());
  }

  private static void know(UUID appId, AppUser... users) {
    AppUserBucket.byRoot(List.of(users)).forEach((path, some) -> know(appId, path, some));
  }

  private static void know(UUID appId, String path, List<AppUser> users) {
    var store = new DynamoAppUserStore(TABLES.client(), TABLES.names());
    AppUserBucket bucket = store.read(appId, path);
    AppUserBucket.Told told = bucket.tell(users);
    store.write(appId, bucket, told.next());
    told.rest().forEach((child, some) -> know(appId, child, some));
  }

  private static void say(UUID projectId, String userId, Map<String, String> properties) {
    TABLES
        .stores()
        .userProperties()
        .replace(projectId, userId, new UserProperties(new TreeMap<>(properties), 1));
  }

  private List<String> found(String... query) {
    return userIds(stage.get(USERS, query));
  }

  private List<String> walk(int limit) {
    return new Walk(stage, USERS, "users", "user_id", Duration.ZERO).ids(limit);
  }

  private static List<String> userIds(Answer answer) {
    return answer.json().get("users").valueStream().map(u -> u.get("user_id").asText()).toList();
  }
}
