package dev.owlissues.local.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.account.team.Platform;
import dev.owlissues.shared.event.Level;
import dev.owlissues.shared.fingerprint.Fingerprinter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoryTest {
  private static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");
  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final Story STORY = new StoryWriter(CATALOGUE, NOW, 11).write();

  @Test
  void itIsLivelyAndYetFitsIntoFewRequests() {
    assertThat(STORY.deliveries().count()).isBetween(150L, 300L);
    assertThat(lines().count()).isBetween(3_000L, 6_000L);
    assertThat(distinct(line -> line.visit().session())).hasSizeBetween(300, 900);
    assertThat(distinct(line -> line.visit().user())).hasSizeBetween(100, 250);
  }

  @Test
  void itHasThreeAppsInBothModesAndSeveralVersions() {
    for (var platform : List.of(Platform.APPLE, Platform.WEB, Platform.BACKEND)) {
      Set<String> production = versions(platform, false);
      Set<String> development = versions(platform, true);

      assertThat(production).hasSizeGreaterThanOrEqualTo(2);
      assertThat(development).hasSize(1).doesNotContainAnyElementsOf(production);
    }
    assertThat(versions(Platform.WEB, false)).contains("2.3.1", "2.4.0", "2.4.1", "2.5.0");
  }

  @Test
  void everyMessageOfTheCatalogueHappensInProduction() {
    var fingerprinter = new Fingerprinter();
    Set<String> happened =
        lines()
            .filter(line -> line.level() == Level.ERROR && !line.visit().dev())
            .map(line ->
                line.visit().platform()
                    + fingerprinter.fingerprint(line.message(), line.module()).toString())
            .collect(Collectors.toSet());

    Set<String> all =
        CATALOGUE.templates().stream()
            .map(template -> template.platform() + template.fingerprint().toString())
            .collect(Collectors.toSet());

    assertThat(happened).isEqualTo(all);
  }

  @Test
  void everyEventKeepsTheRulesOfIngest() {
    assertThat(lines())
        .allSatisfy(line -> {
          JsonNode json = line.toJson();
          Instant at = Instant.parse(json.path("timestamp").asText());
          assertThat(at).isAfter(NOW.minus(Duration.ofDays(30))).isBefore(NOW);
          assertThat(Level.ofWire(json.path("level").asText())).isPresent();
          assertThat(json.path("message").asText()).isNotBlank();
          assertThat(json.path("session_id").asText()).hasSize(36);
          assertThat(line.visit().platform().environments())
              .contains(json.path("environment").asText());
          assertThat(json.path("app_version").asText()).isNotBlank().hasSizeLessThan(50);
        });
    assertThat(distinct(Line::id)).hasSameSizeAs(lines().toList());
  }

  @Test
  void whatIsResolvedHappensBeforeItsFix() {
    for (Fix fix : STORY.fixes()) {
      assertThat(versionsOf(fix.error(), STORY.breaking()))
          .isNotEmpty()
          .allMatch(version -> version.compareTo(fix.version()) < 0);
    }
  }

  @Test
  void twoOfTheThreeWebErrorsComeBackInANewerVersionAndNothingElseDoes() {
    List<Fix> regressing =
        STORY.fixes().stream()
            .filter(fix -> versionsOf(fix.error(), STORY.returning()).stream().anyMatch(after(fix)))
            .toList();

    List<Template> web = CATALOGUE.planned(Platform.WEB);
    assertThat(regressing).extracting(Fix::error).containsExactly(web.get(0), web.get(1));
  }

  @Test
  void anOldVersionStillMeetsAFixedErrorInTheSecondAct() {
    Template third = CATALOGUE.planned(Platform.WEB).get(2);

    assertThat(versionsOf(third, STORY.returning())).containsExactly("2.4.0");
  }

  @Test
  void theBurstMeetsManySessions() {
    Template first = CATALOGUE.planned(Platform.WEB).getFirst();
    Set<Object> sessions = new HashSet<>();

    errors(first, STORY.breaking()).forEach(line -> sessions.add(line.visit().session()));

    assertThat(sessions).hasSizeGreaterThan(50);
  }

  @Test
  void errorsStandAmongOtherEventsInOrderOfTime() {
    var stream =
        lines()
            .filter(line ->
                line.visit().session().equals(lines().toList().getFirst().visit().session()))
            .toList();

    assertThat(stream.getFirst().level()).isEqualTo(Level.INFO);
    assertThat(stream).extracting(Line::level).contains(Level.ERROR);
    assertThat(stream).extracting(Line::at).isSorted();
    assertThat(lines().map(Line::level).collect(Collectors.toSet())).contains(Level.values());
  }

  @Test
  void theSameSeedTellsTheSameStoryAtAnyTime() {
    Story later = new StoryWriter(CATALOGUE, NOW.plus(Duration.ofHours(5)), 11).write();

    assertThat(texts(later)).isEqualTo(texts(STORY));
    assertThat(later.deliveries().findFirst().orElseThrow().lines().getFirst().at())
        .isEqualTo(
            STORY
                .deliveries()
                .findFirst()
                .orElseThrow()
                .lines()
                .getFirst()
                .at()
                .plus(Duration.ofHours(5)));
  }

  private static Stream<Line> lines() {
    return STORY.deliveries().flatMap(delivery -> delivery.lines().stream());
  }

  private static List<String> texts(Story story) {
    return story
        .deliveries()
        .flatMap(delivery -> delivery.lines().stream())
        .map(line -> line.id() + line.message() + line.visit().session())
        .toList();
  }

  private static Set<Object> distinct(Function<Line, Object> part) {
    return lines().map(part).collect(Collectors.toSet());
  }

  private static Set<String> versions(Platform platform, boolean dev) {
    return lines()
        .map(Line::visit)
        .filter(visit -> visit.platform() == platform && visit.dev() == dev)
        .map(Visit::version)
        .collect(Collectors.toSet());
  }

  private static Stream<Line> errors(Template error, List<Delivery> act) {
    var fingerprinter = new Fingerprinter();
    return act.stream()
        .flatMap(delivery -> delivery.lines().stream())
        .filter(line -> line.visit().platform() == error.platform() && !line.visit().dev())
        .filter(line ->
            line.level() == Level.ERROR
                && fingerprinter
                    .fingerprint(line.message(), line.module())
                    .equals(error.fingerprint()));
  }

  private static Set<String> versionsOf(Template error, List<Delivery> act) {
    return errors(error, act).map(line -> line.visit().version()).collect(Collectors.toSet());
  }

  private static Predicate<String> after(Fix fix) {
    return version -> version.compareTo(fix.version()) > 0;
  }
}
