package dev.owlissues.local.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.local.stack.demo.Player.Session;
import dev.owlissues.local.stack.demo.Story.Act;
import dev.owlissues.local.stack.demo.Story.Chapter;
import dev.owlissues.local.stack.demo.Story.Failure;
import dev.owlissues.local.stack.demo.Story.Scene;
import dev.owlissues.shared.account.team.Platform;
import dev.owlissues.shared.event.Level;
import dev.owlissues.shared.fingerprint.Fingerprinter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the file says, and what the player makes of it. */
class StoryTest {
  private static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");
  private static final Story STORY = Story.load();
  private static final List<Session> SESSIONS = new Player(STORY, NOW).play();

  @Test
  void itIsLively() {
    assertThat(events()).hasSizeBetween(3_000, 6_000);
    assertThat(distinct("session_id", _ -> true)).hasSameSizeAs(SESSIONS).hasSizeBetween(300, 900);
    assertThat(distinct("user_id", _ -> true)).hasSizeBetween(100, 250);
    assertThat(distinct("environment", _ -> true)).hasSize(6);
    assertThat(distinct("level", _ -> true))
        .containsExactlyInAnyOrder("debug", "info", "warn", "error");
  }

  @Test
  void itHasThreeAppsInBothModesAndSeveralVersions() {
    assertThat(SESSIONS.stream().map(Session::app).distinct())
        .containsExactlyInAnyOrder("apple", "web", "backend");
    for (String app : List.of("apple", "web", "backend")) {
      Set<String> production = versions(app, false);
      Set<String> development = versions(app, true);

      assertThat(production).hasSizeGreaterThanOrEqualTo(2);
      assertThat(development).hasSize(1).doesNotContainAnyElementsOf(production);
    }
    assertThat(versions("web", false))
        .containsExactlyInAnyOrder("2.3.1", "2.4.0", "2.4.1", "2.5.0");
  }

  @Test
  void itFillsSixDaysThatEndNow() {
    List<Instant> times =
        events().map(event -> Instant.parse(event.path("timestamp").asText())).sorted().toList();

    assertThat(times.getFirst())
        .isBetween(NOW.minus(Duration.ofDays(6)), NOW.minus(Duration.ofDays(5)));
    assertThat(times.getLast()).isBetween(NOW.minus(Duration.ofHours(12)), NOW);
  }

  @Test
  void theReleaseThatBreaksTheCheckoutIsMetByManySessionsAndNobodyBeforeIt() {
    Set<String> broken =
        distinct("session_id", event -> event.path("source_module").asText().equals("checkout"));
    Set<String> versions =
        distinct("app_version", event -> event.path("source_module").asText().equals("checkout"));

    assertThat(broken).hasSizeGreaterThan(100);
    assertThat(versions).containsExactlyInAnyOrder("2.4.0", "2.5.0");
  }

  @Test
  void everyMessageHappensAndAllItsFillingsAreOneIssue() {
    var fingerprinter = new Fingerprinter();
    Map<Boolean, Long> written =
        STORY
            .scenes()
            .flatMap(scene ->
                scene.errors().stream()
                    .map(error ->
                        List.of(
                            scene.app(),
                            scene.version().endsWith("-dev"),
                            error.module(),
                            error.message())))
            .distinct()
            .collect(
                Collectors.partitioningBy(key -> key.get(1).equals(true), Collectors.counting()));

    Map<Boolean, Long> issues =
        SESSIONS.stream()
            .flatMap(session ->
                session.events().stream()
                    .filter(event -> event.path("level").asText().equals("error"))
                    .map(event ->
                        List.of(
                            session.app(),
                            event.path("is_dev").asBoolean(),
                            fingerprinter.fingerprint(
                                event.path("message").asText(),
                                event.path("source_module").asText()))))
            .distinct()
            .collect(
                Collectors.partitioningBy(key -> key.get(1).equals(true), Collectors.counting()));

    assertThat(issues).isEqualTo(written);
    assertThat(issues.get(false)).isGreaterThan(250);
  }

  @Test
  void everyEventKeepsTheRulesOfIngest() {
    assertThat(SESSIONS)
        .allSatisfy(session ->
            assertThat(session.events())
                .allSatisfy(event -> {
                  assertThat(Level.ofWire(event.path("level").asText())).isPresent();
                  assertThat(event.path("message").asText()).isNotBlank().hasSizeLessThan(2_000);
                  assertThat(event.path("session_id").asText()).hasSize(36);
                  assertThat(Platform.ofWire(session.app()).orElseThrow().environments())
                      .contains(event.path("environment").asText());
                }));
    assertThat(distinct("client_event_id", _ -> true)).hasSameSizeAs(events().toList());
  }

  @Test
  void errorsStandAmongOtherEventsInOrderOfTime() {
    assertThat(SESSIONS)
        .allSatisfy(session -> {
          assertThat(session.events()).hasSizeGreaterThanOrEqualTo(3);
          assertThat(session.events().getFirst().path("message").asText()).endsWith("_started");
          assertThat(session.events())
              .extracting(event -> Instant.parse(event.path("timestamp").asText()))
              .isSorted();
        });
  }

  @Test
  void itIsTheSameAtAnyTimeButForTheTimes() {
    Duration later = Duration.ofHours(5);

    List<Session> again = new Player(STORY, NOW.plus(later)).play();

    assertThat(
            again.stream().flatMap(session -> session.events().stream()).map(StoryTest::timeless))
        .containsExactlyElementsOf(events().map(StoryTest::timeless).toList());
    assertThat(time(again)).isEqualTo(time(SESSIONS).plus(later));
  }

  @Test
  void aBlankThatTheStoryDoesNotHaveIsNamed() {
    var error = new Failure(1, "barn", "lost {owl} among {n}");
    var scene = new Scene(0, 1, "web", Story.CURRENT, 1, List.of(error));
    var story =
        new Story(
            List.of(new Act(1, "a loss", List.of())),
            STORY.releases(),
            List.of(new Chapter("a barn", List.of(scene))),
            STORY.devices(),
            STORY.steps(),
            STORY.blanks());

    assertThatThrownBy(() -> new Player(story, NOW).play())
        .hasMessage("the story does not say what {owl} stands for");
  }

  private static Stream<JsonNode> events() {
    return SESSIONS.stream().flatMap(session -> session.events().stream());
  }

  private static Set<String> distinct(String member, Predicate<JsonNode> which) {
    return events()
        .filter(which)
        .map(event -> event.path(member).asText())
        .collect(Collectors.toSet());
  }

  private static Set<String> versions(String app, boolean dev) {
    return SESSIONS.stream()
        .filter(session -> session.app().equals(app))
        .flatMap(session -> session.events().stream())
        .filter(event -> event.path("is_dev").asBoolean() == dev)
        .map(event -> event.path("app_version").asText())
        .collect(Collectors.toSet());
  }

  private static String timeless(JsonNode event) {
    return event.toString().replaceAll("\"timestamp\":\"[^\"]*\"", "");
  }

  private static Instant time(List<Session> sessions) {
    return Instant.parse(sessions.getFirst().events().getFirst().path("timestamp").asText());
  }
}
