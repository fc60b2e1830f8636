package dev.owlissues.api;

import static dev.owlissues.api.Issues.aForeignIssue;
import static dev.owlissues.api.Issues.anIssue;
import static dev.owlissues.shared.digest.DigestBuilder.aDigest;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.account.user.Membership;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.digest.Digest;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.fingerprint.Grouping;
import dev.owlissues.shared.fingerprint.Rule;
import dev.owlissues.shared.issue.Bookkeeping;
import dev.owlissues.shared.issue.Claimant;
import dev.owlissues.shared.issue.IssueBuilder;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.Lifecycle;
import dev.owlissues.shared.issue.Subject;
import dev.owlissues.shared.issue.fact.Breakdown;
import dev.owlissues.shared.issue.fact.Facts;
import dev.owlissues.shared.issue.fact.History;
import dev.owlissues.shared.issue.fact.Tally;
import dev.owlissues.shared.issue.route.Evidence;
import dev.owlissues.shared.issue.route.FingerprintRoute;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lists of issues that are sorted, searched and filtered, and what they say of themselves. */
class SortedListsTest {
  private static final String LIST = "/v1/projects/%s/issues".formatted(Stage.PROJECT);
  private static final Instant SCANNED = Stage.START.minus(Duration.ofMinutes(55));

  @RegisterExtension final LocalTables tables = new LocalTables();
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(tables);
    tables.stores().plans().plannedThrough(SCANNED);
  }

  @Test // (R-list-7)
  void everySortIsTakenAndNoOther() {
    store(anIssue().id(id(1)).updatedAt(Stage.START), anIssue().id(id(2)));

    for (String sort :
        "updated_at attention last_seen first_seen events occurrences users".split(" ", -1)) {
      assertThat(walk(1, "sort", sort)).as(sort).containsExactly(id(2), id(1));
    }
    assertThat(stage.get(LIST, "sort", "title").status()).isEqualTo(400);
    assertThat(stage.get(LIST, "sort", "title").error()).contains("sort must be", "attention");
  }

  @Test // (R-attention-4)
  void eachRowSaysWhyItStandsWhereItStands() {
    store(
        anIssue().id(id(1)).regressed("2.4.1", "2.5.0", SCANNED),
        anIssue().id(id(2)).status(IssueStatus.NEW),
        anIssue().id(id(3)).status(IssueStatus.IN_PROGRESS).facts(busy()),
        anIssue().id(id(4)).status(IssueStatus.RESOLVED));

    JsonNode issues = stage.get(LIST, "sort", "attention").json().get("issues");

    assertThat(issues.findValuesAsText("id")).containsExactly(text(1), text(3), text(2), text(4));
    assertThat(issues)
        .extracting(issue -> issue.at("/reason/kind").asText())
        .containsExactly("regressed", "rising", "new", "none");
    assertThat(issues)
        .extracting(issue -> issue.at("/reason/text").asText())
        .containsExactly("Back in 2.5.0 (fixed in 2.4.1)", "12 × its usual", "New in 1.0.0", "");
  }

  @Test // (R-attention-4)
  void whatCameSinceTheLastDigestIsTheReasonWhereThereIsNoOther() {
    IssueBuilder issue =
        anIssue()
            .id(id(1))
            .status(IssueStatus.SNOOZED)
            .bookkeeping(
                new Bookkeeping(
                    Stage.START,
                    Stage.START,
                    Stage.START,
                    Optional.of(SCANNED),
                    Map.of(),
                    Optional.empty(),
                    Optional.empty(),
                    1));
    store(issue);
    Digest.Said said = Digest.Said.of(issue.issueCounts(new IssueCounts(1, 1)).build());
    tell(new Digest.Listed(id(1), Optional.of(said)));

    assertThat(stage.get(LIST).json().at("/issues/0/reason").toString())
        .isEqualTo("{\"kind\":\"since_digest\",\"text\":\"+2 since the last digest\"}");
  }

  @Test // (R-list-2)
  void severalStatusesAreAskedForAtOnce() {
    int number = 0;
    for (IssueStatus status : IssueStatus.values()) {
      store(anIssue().id(id(++number)).status(status));
    }

    for (String sort : List.of("updated_at", "attention")) {
      assertThat(walk(1, "sort", sort, "status", "new,regressed"))
          .as(sort)
          .containsExactlyInAnyOrder(id(1), id(6));
    }
    assertThat(stage.get(LIST, "status", "new,old").error()).contains("status must be");
  }

  @Test // (R-list-2)
  void versionsAndEnvironmentsFilter() {
    store(
        anIssue().id(id(1)).facts(seenIn("2.5.0", "ios")),
        anIssue().id(id(2)).facts(seenIn("2.5.0", "android")),
        anIssue().id(id(3)).facts(seenIn("2.4.0", "ios")));

    assertThat(walk(1, "version", "2.5.0")).containsExactly(id(2), id(1));
    assertThat(walk(1, "environment", "ios")).containsExactly(id(3), id(1));
    assertThat(walk(1, "version", "2.5.0", "environment", "ios")).containsExactly(id(1));
    assertThat(walk(1, "version", "2.5")).isEmpty();
  }

  @Test // (R-list-2)
  void whatOneHasClaimedOneselfIsFound() {
    store(
        anIssue().id(id(1)).lifecycle(claimed(Claimant.Type.AGENT, Stage.AGENT_KEY)),
        anIssue().id(id(2)).lifecycle(claimed(Claimant.Type.USER, Stage.id(901))),
        anIssue().id(id(3)));

    assertThat(walk(1, "claimed_by", "me")).containsExactly(id(1));
    assertThat(stage.get(stage.admin(), LIST, "claimed_by", "me").json().get("issues"))
        .extracting(issue -> issue.get("id").asText())
        .containsExactly(text(2));
    assertThat(stage.get(LIST, "claimed_by", "you").status()).isEqualTo(400);
  }

  @Test // (R-list-9)
  void aPartOfTitleModuleOrVersionIsFound() {
    store(
        anIssue().id(id(1)).title("Payment 4711 declined"),
        anIssue().id(id(2)).subject(new Subject("Other", "pay/cart", prints(2), 1)),
        anIssue().id(id(3)).facts(seenIn("2.5.0-pay", "ios")),
        anIssue().id(id(4)).title("Nothing"));

    assertThat(walk(1, "q", "PAY")).containsExactly(id(3), id(2), id(1));
    assertThat(walk(1, "q", "PAY", "sort", "users")).containsExactly(id(3), id(2), id(1));
    assertThat(walk(1, "q", "payment 4711 d")).containsExactly(id(1));
    assertThat(walk(1, "q", " ")).hasSize(4);
    assertThat(stage.get(LIST, "q", "x".repeat(201)).error())
        .isEqualTo("q is longer than 200 characters");
  }

  @Test // (R-list-9)
  void anIdAndAWholeFingerprintFindTheirIssue() {
    store(anIssue().id(id(1)).dev(true), anIssue().id(id(2)), anIssue().id(id(3)));
    tables.stores().routes().put(route(Stage.WEB, true, id(1)));

    assertThat(walk(1, "q", text(2))).containsExactly(id(2));
    assertThat(walk(1, "q", text(2).toUpperCase(Locale.ROOT), "status", "resolved")).isEmpty();
    assertThat(walk(1, "q", "ab".repeat(32))).containsExactly(id(1));
    assertThat(walk(1, "q", "ab".repeat(32), "is_dev", "false")).isEmpty();
    assertThat(walk(1, "q", "cd".repeat(32))).isEmpty();
    assertThat(
            stage.get("/v1/issues", "q", "ab".repeat(32), "data_mode", "all").json().get("issues"))
        .hasSize(1);
  }

  @Test // (R-list-9)
  void anotherTeamsIssuesAreFoundByNoSearch() {
    stage.issues.create(aForeignIssue().id(id(44)).title("Secret").build());
    tables.stores().routes().put(route(Stage.OTHER_APP, false, id(44)));

    for (String q : List.of(text(44), "ab".repeat(32), "secret")) {
      assertThat(walk(1, "q", q)).isEmpty();
      assertThat(stage.get("/v1/issues", "q", q).json().get("issues")).isEmpty();
    }
    assertThat(stage.get(LIST + "/summary").json().get("total").asInt()).isZero();
  }

  @Test // (R-list-4, R-list-7)
  void theListOfAllProjectsTakesTheSame() {
    store(
        anIssue().id(id(1)).status(IssueStatus.RESOLVED),
        anIssue().id(id(2)).regressed("2.4.1", "2.5.0", SCANNED));
    stage.issues.create(aForeignIssue().id(id(3)).build());
    Optional<String> both =
        stage.person(
            1,
            new Membership(Stage.TEAM, Role.MEMBER),
            new Membership(Stage.OTHER_TEAM, Role.MEMBER));

    JsonNode issues = stage.get(both, "/v1/issues", "sort", "attention").json().get("issues");

    assertThat(issues.findValuesAsText("id")).containsExactly(text(2), text(3), text(1));
    assertThat(issues.findValuesAsText("project_name"))
        .containsExactly("Project shop", "Project foreign", "Project shop");
  }

  @Test // (R-http-9)
  void aCursorIsOfItsOwnOrder() {
    store(anIssue().id(id(1)), anIssue().id(id(2)));
    String plain = cursor();
    String byUsers = cursor("sort", "users");

    assertThat(stage.get(LIST, "cursor", byUsers, "sort", "users").status()).isEqualTo(200);
    assertThat(stage.get(LIST, "cursor", byUsers).status()).isEqualTo(400);
    assertThat(stage.get(LIST, "cursor", byUsers, "sort", "events").status()).isEqualTo(400);
    assertThat(stage.get(LIST, "cursor", plain, "sort", "users").status()).isEqualTo(400);
    assertThat(stage.get(LIST, "cursor", plain, "q", "a").status()).isEqualTo(400);
  }

  @Test // (R-list-12)
  void aListSaysUpToWhenWasScannedAndWhenItWillBe() {
    JsonNode list = stage.get(LIST).json();

    assertThat(list.get("scanned_at").asText()).isEqualTo("2026-11-24T09:05:00.000Z");
    assertThat(list.get("next_scan_at").asText()).isEqualTo("2026-11-24T10:05:00.000Z");
    assertThat(list.get("partial").asBoolean()).isFalse();
    stage.advance(Duration.ofMinutes(70));
    assertThat(stage.get(LIST, "sort", "users").json().get("next_scan_at").asText())
        .isEqualTo("2026-11-24T12:05:00.000Z");
  }

  @Test // (R-list-12)
  void whileAnAppIsBeingScannedItsListIsOfTheHourBefore() {
    var plans = tables.stores().plans();
    plans.open(new Unit(Stage.OTHER_TEAM, Stage.OTHER_PROJECT, Stage.OTHER_APP, 0), SCANNED);
    assertThat(scannedAt()).isEqualTo("2026-11-24T09:05:00.000Z");

    plans.open(new Unit(Stage.TEAM, Stage.PROJECT, Stage.WEB, 0), SCANNED);
    assertThat(scannedAt()).isEqualTo("2026-11-24T08:05:00.000Z");

    plans.close(new Unit(Stage.TEAM, Stage.PROJECT, Stage.WEB, 0), SCANNED);
    assertThat(scannedAt()).isEqualTo("2026-11-24T09:05:00.000Z");
  }

  @Test // (R-list-10)
  void aSummaryCountsWhatTheListHas() {
    store(
        anIssue().id(id(1)).status(IssueStatus.NEW).facts(seenIn("2.5.0", "ios")),
        anIssue().id(id(2)).status(IssueStatus.REGRESSED).facts(seenIn("2.5.0", "android")),
        anIssue().id(id(3)).status(IssueStatus.RESOLVED).facts(seenIn("2.4.0", "ios")),
        anIssue().id(id(4)).app(Stage.BACKEND).dev(true));

    JsonNode all = stage.get(LIST + "/summary").json();
    JsonNode some = stage.sample("summarize-issues").json();

    assertThat(all.get("by_status").toString())
        .isEqualTo(
            "{\"new\":2,\"in_progress\":0,\"resolved\":1,\"silenced\":0,\"snoozed\":0,"
                + "\"regressed\":1}");
    assertThat(all.get("open").asInt()).isEqualTo(3);
    assertThat(all.get("total").asInt()).isEqualTo(4);
    assertThat(all.get("by_app").toString())
        .isEqualTo(
            ("[{\"app_id\":\"%s\",\"app_name\":\"The web app\",\"open\":2,\"total\":3},"
                    + "{\"app_id\":\"%s\",\"app_name\":\"The backend app\",\"open\":1,\"total\":1}]")
                .formatted(Stage.WEB, Stage.BACKEND));
    assertThat(all.get("versions").toString()).isEqualTo("[\"2.5.0\",\"2.4.0\"]");
    assertThat(all.get("environments").toString()).isEqualTo("[\"ios\",\"android\"]");
    assertThat(all.get("partial").asBoolean()).isFalse();
    assertThat(some.get("total").asInt()).isEqualTo(2);
    assertThat(some.get("environments")).hasSize(2);
  }

  @Test
  void theSampleOfASearchFindsWhatItLooksFor() {
    store(
        anIssue().id(id(1)).title("Payment 4711 declined"),
        anIssue().id(id(2)).title("Payment 4711 declined").status(IssueStatus.RESOLVED),
        anIssue().id(id(3)).title("Payment 4711 declined").dev(true));

    assertThat(stage.sample("search-issues").json().get("issues").findValuesAsText("id"))
        .containsExactly(text(1));
  }

  private String scannedAt() {
    return stage.get(LIST).json().get("scanned_at").asText();
  }

  private String cursor(String... query) {
    return stage
        .get(LIST, Stream.concat(Stream.of(query), Stream.of("limit", "1")).toArray(String[]::new))
        .json()
        .get("cursor")
        .asText();
  }

  private List<UUID> walk(int limit, String... query) {
    return Walk.of(stage, LIST, "issues").ids(limit, query).stream().map(UUID::fromString).toList();
  }

  private void store(IssueBuilder... issues) {
    for (IssueBuilder issue : issues) {
      assertThat(stage.issues.create(issue.build())).isTrue();
    }
  }

  private void tell(Digest.Listed listed) {
    tables
        .stores()
        .toldIssues()
        .tell(aDigest().project(Stage.PROJECT).cut(SCANNED).listed(List.of(listed)).build());
  }

  private static UUID id(int number) {
    return new UUID(0x7000L, 1L << 63 | number);
  }

  private static String text(int number) {
    return id(number).toString();
  }

  private static Lifecycle claimed(Claimant.Type type, UUID id) {
    return new Lifecycle(
        IssueStatus.IN_PROGRESS,
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Claimant(type, id, "Ann")));
  }

  private static List<Fingerprint> prints(int first) {
    byte[] hash = new byte[Fingerprint.BYTES];
    hash[0] = (byte) first;
    return List.of(new Fingerprint(hash));
  }

  private static FingerprintRoute route(UUID app, boolean dev, UUID issueId) {
    UUID project = app.equals(Stage.OTHER_APP) ? Stage.OTHER_PROJECT : Stage.PROJECT;
    var grouping = new Grouping(app, dev, Rule.STANDARD, Fingerprint.parse("ab".repeat(32)));
    return new FingerprintRoute(
        grouping,
        project,
        issueId,
        new Evidence("a", "A", "", Optional.empty(), Stage.START),
        Stage.START,
        Optional.empty(),
        0,
        false,
        Optional.empty());
  }

  private static Facts busy() {
    return facts(Map.of(History.hour(SCANNED) - 1, 25L), Breakdown.NONE, Breakdown.NONE);
  }

  private static Facts seenIn(String version, String environment) {
    return facts(Map.of(), part(version), part(environment));
  }

  private static Facts facts(Map<Long, Long> byHour, Breakdown versions, Breakdown environments) {
    return new Facts(
        1, History.of(SCANNED, byHour), versions, environments, Optional.empty(), Optional.empty());
  }

  private static Breakdown part(String name) {
    return Breakdown.of(
        List.of(new Breakdown.Part(name, new Tally(1, 1), Stage.START, Stage.START)));
  }
}
