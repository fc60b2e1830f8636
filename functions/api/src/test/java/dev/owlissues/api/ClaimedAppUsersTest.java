package dev.owlissues.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.local.aws.dynamo.MeteredDynamo;
import dev.owlissues.local.aws.dynamo.Usage;
import dev.owlissues.shared.appuser.AppUser;
import dev.owlissues.shared.appuser.AppUserBucket;
import dev.owlissues.shared.appuser.UserClaims;
import dev.owlissues.shared.appuser.UserProperties;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users of an app who were seen under several ids, of which apps said that they are one. */
class ClaimedAppUsersTest {
  private static final String USERS = "/v1/apps/" + Stage.WEB + "/users";
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @RegisterExtension static final LocalTables TABLES = new LocalTables();
  private Stage stage;

  @BeforeEach
  void open() {
    TABLES.clear();
    stage = new Stage(TABLES);
  }

  @Test // (R-alias-5)
  void theyAreOneRowWithAllThatIsKnownOfThem() {
    know(
        AppUser.met("owl_anon_1", NOON.minusSeconds(60), "1.0"),
        AppUser.met("owl_anon_2", NOON.plusSeconds(60), "1.2"),
        AppUser.met("ann", NOON, "1.1"));
    say("owl_anon_1", Map.of("plan", "free", "lang", "de"));
    say("ann", Map.of("plan", "gold"));
    claim("owl_anon_1", "ann");
    claim("owl_anon_2", "ann");

    JsonNode users = stage.get(USERS).json().get("users");

    assertThat(users).hasSize(1);
    JsonNode ann = users.get(0);
    assertThat(ann.get("user_id").asText()).isEqualTo("ann");
    assertThat(ann.get("is_anonymous").asBoolean()).isFalse();
    assertThat(ann.get("claimed_from").toString()).isEqualTo("[\"owl_anon_1\",\"owl_anon_2\"]");
    assertThat(ann.get("properties").toString()).isEqualTo("{\"lang\":\"de\",\"plan\":\"gold\"}");
    assertThat(ann.get("first_seen_at").asText()).isEqualTo("2026-11-24T11:59:00.000Z");
    assertThat(ann.get("last_seen_at").asText()).isEqualTo("2026-11-24T12:01:00.000Z");
    assertThat(ann.at("/apps/0/last_seen_at").asText()).isEqualTo("2026-11-24T12:01:00.000Z");
    assertThat(ann.get("last_app_version").asText()).isEqualTo("1.2");
  }

  @Test // (R-alias-5)
  void theIdOfARowIsTheUsersOwnUnderWhicheverIdTheyWereSeen() {
    know(AppUser.met("owl_anon_1", NOON, ""), AppUser.met("ann", NOON, ""));
    String id = rowOf("ann").get("id").asText();
    claim("owl_anon_1", "ann");
    assertThat(rowOf("ann").get("id").asText()).isEqualTo(id);

    TABLES.clear();
    stage = new Stage(TABLES);
    know(AppUser.met("owl_anon_1", NOON, ""));
    claim("owl_anon_1", "ann");

    assertThat(rowOf("ann").get("id").asText()).isEqualTo(id);
  }

  @Test // (R-alias-6)
  void eitherIdIsFoundAsTheUser() {
    know(AppUser.met("owl_anon_1", NOON, ""), AppUser.met("ann", NOON, ""));
    claim("owl_anon_1", "ann");

    assertThat(found("search", "ANON_1")).containsExactly("ann");
    assertThat(found("search", "an")).containsExactly("ann");
    assertThat(found("search", "ann")).containsExactly("ann");
    assertThat(found("search", "anon_2")).isEmpty();
  }

  @Test // (R-alias-6)
  void whoWasClaimedIsNotAnonymous() {
    know(
        AppUser.met("owl_anon_1", NOON, ""),
        AppUser.met("owl_anon_2", NOON, ""),
        AppUser.met("bob", NOON, ""));
    claim("owl_anon_1", "ann");

    assertThat(found("is_anonymous", "true")).containsExactly("owl_anon_2");
    assertThat(found("is_anonymous", "false")).containsExactlyInAnyOrder("ann", "bob");
    assertThat(found()).containsExactlyInAnyOrder("ann", "bob", "owl_anon_2");
  }

  @Test // (R-alias-6)
  void whoWasSeenInDevelopmentUnderOneIdIsOfBothModes() {
    know(AppUser.met("owl_anon_1", NOON, "", true), AppUser.met("ann", NOON, "", false));
    claim("owl_anon_1", "ann");

    assertThat(found("data_mode", "development")).containsExactly("ann");
    assertThat(found("data_mode", "production")).containsExactly("ann");
  }

  @Test // (R-alias-1)
  void claimsOfAnotherProjectAreNotHeeded() {
    know(AppUser.met("owl_anon_1", NOON, ""), AppUser.met("ann", NOON, ""));
    TABLES.stores().userClaims().claim(Stage.OTHER_PROJECT, "owl_anon_1", "ann");

    assertThat(found()).containsExactlyInAnyOrder("ann", "owl_anon_1");
    assertThat(rowOf("ann").get("claimed_from").isNull()).isTrue();
  }

  /** Some under both ids, some under the one, some under several, some not in this app. */
  @ParameterizedTest // (R-alias-5)
  @ValueSource(ints = {1, 7, 50, 200})
  void pagesTogetherHaveEverybodyOnce(int limit) {
    List<AppUser> seen = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      seen.add(AppUser.met("owl_anon_a" + i, NOON, ""));
      seen.add(AppUser.met("owl_anon_b" + i, NOON, ""));
      String user = "u" + i;
      if (i % 2 == 0) {
        seen.add(AppUser.met(user, NOON, ""));
      }
      claim("owl_anon_a" + i, user);
      expected.add(user);
      if (i % 3 == 0) {
        expected.add("owl_anon_b" + i);
      } else {
        claim("owl_anon_b" + i, user);
      }
      claim("owl_anon_elsewhere" + i, user);
    }
    know(seen.toArray(AppUser[]::new));

    List<String> walked = new Walk(stage, USERS, "users", "user_id", Duration.ZERO).ids(limit);

    assertThat(walked).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test // (R-alias-5)
  void whomMoreIdsAreOfThanAreShownIsListedOnce() {
    int many = UserClaims.MAX_SHOWN + 5;
    know(
        Stream.concat(
                Stream.of(AppUser.met("ann", NOON, "")),
                IntStream.range(0, many).mapToObj(i -> AppUser.met("owl_anon_" + i, NOON, "")))
            .toArray(AppUser[]::new));
    IntStream.range(0, many).forEach(i -> claim("owl_anon_" + i, "ann"));

    assertThat(found()).containsExactly("ann");
    assertThat(rowOf("ann").get("claimed_from")).hasSize(UserClaims.MAX_SHOWN);
  }

  @Test // (R-alias-5)
  void anIdBeyondThoseThatAreShownStandsForItselfWhereNothingElseOfTheUserIsListed() {
    IntStream.range(0, UserClaims.MAX_SHOWN).forEach(i -> claim("owl_anon_" + i, "ann"));
    know(AppUser.met("owl_anon_late", NOON, ""));
    claim("owl_anon_late", "ann");

    assertThat(found()).containsExactly("owl_anon_late");
  }

  @Test
  void whatClaimsCostIsReadOnce() {
    know(
        IntStream.range(0, 100)
            .mapToObj(i -> AppUser.met("owl_anon_" + i, NOON, ""))
            .toArray(AppUser[]::new));

    Usage without = cost();
    IntStream.range(0, 10).forEach(i -> claim("owl_anon_" + i, "u" + i));
    Usage with = cost();

    // What is said about the claimants, and who of them was seen, once for each bucket.
    assertThat(with.requests("BatchGetItem")).isEqualTo(without.requests("BatchGetItem") + 1);
    assertThat(with.requests("Query")).isLessThanOrEqualTo(without.requests("Query") + 10);
  }

  private Usage cost() {
    var metered = MeteredDynamo.over(TABLES.client());
    var counted = new Stage(TABLES, metered.client());
    counted.get(USERS, "limit", "200");
    return metered.during(() -> counted.get(USERS, "limit", "200"));
  }

  private JsonNode rowOf(String userId) {
    return stage
        .get(USERS)
        .json()
        .get("users")
        .valueStream()
        .filter(user -> user.get("user_id").asText().equals(userId))
        .findFirst()
        .orElseThrow();
  }

  private List<String> found(String... query) {
    return stage
        .get(USERS, query)
        .json()
        .get("users")
        .valueStream()
        .map(user -> user.get("user_id").asText())
        .toList();
  }

  private static void claim(String anonymousId, String userId) {
    TABLES.stores().userClaims().claim(Stage.PROJECT, anonymousId, userId);
  }

  private static void say(String userId, Map<String, String> properties) {
    TABLES
        .stores()
        .userProperties()
        .replace(Stage.PROJECT, userId, new UserProperties(new TreeMap<>(properties), 1));
  }

  private static void know(AppUser... users) {
    AppUserBucket.byRoot(List.of(users)).forEach((path, some) -> know(Stage.WEB, path, some));
  }

  private static void know(UUID appId, String path, List<AppUser> users) {
    var store = TABLES.stores().appUsers();
    AppUserBucket bucket = store.read(appId, path);
    AppUserBucket.Told told = bucket.tell(users);
    store.write(appId, bucket, told.next());
    told.rest().forEach((child, some) -> know(appId, child, some));
  }
}
