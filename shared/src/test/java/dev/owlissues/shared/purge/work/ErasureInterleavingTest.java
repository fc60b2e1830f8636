package dev.owlissues.shared.purge.work;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static dev.owlissues.shared.issue.merge.MergeStage.ANN;
import static dev.owlissues.shared.issue.merge.MergeStage.APP;
import static dev.owlissues.shared.issue.merge.MergeStage.OTHER_APP;
import static dev.owlissues.shared.issue.merge.MergeStage.PROJECT;
import static dev.owlissues.shared.issue.merge.MergeStage.TEAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.merge.MergeStage;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Errors of a few people, scans, merges, claims and erasures in an order drawn from a seed. What is
 * erased is gone, whoever had it in hand, and nobody else lost anything.
 */
class ErasureInterleavingTest {
  private static final int STEPS = 40;
  private static final int PEOPLE = 3;
  private static final Duration LONG = Duration.ofHours(3);
  private static final List<String> MESSAGES = List.of("one", "two", "three", "four");

  @RegisterExtension final LocalTables tables = new LocalTables();

  /** How often each of the people was erased: who comes back has another id. */
  private final int[] erasures = new int[PEOPLE];

  private final Set<String> erased = new HashSet<>();
  private final Set<String> sessions = new HashSet<>();
  private MergeStage stage;
  private Random random;

  @BeforeEach
  void open() {
    stage = new MergeStage(tables);
    random = new Random();
  }

  @ParameterizedTest // (R-erasure-3, R-purge-5)
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatIsErasedIsGoneAndNothingElse(long seed) {
    random.setSeed(seed);
    RemovedStage.makeApps(stage, tables);

    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(9)) {
        case 0, 1, 2, 3 -> receive();
        case 4 -> stage.scan();
        case 5 -> merge();
        case 6 -> claim(random.nextInt(PEOPLE));
        case 7 -> stage.drain(Duration.ofMinutes(random.nextInt(20)));
        default -> erase(random.nextInt(PEOPLE));
      }
    }
    stage.scan();
    stage.drain(LONG);

    assertThat(tables.stores().purges().open()).isEmpty();
    stage.assertSound();
    List<String> left = ErasureStage.left(stage);
    erased.forEach(id -> assertThat(left).noneMatch(line -> line.contains(id)));
    Set<String> found = new HashSet<>();
    stage.live().stream()
        .flatMap(issue -> stage.occurrences(issue).stream())
        .map(Occurrence::sessionId)
        .forEach(found::add);
    assertThat(found).containsAll(sessions);
  }

  private String person(int number) {
    return "person-%d-%d.".formatted(number, erasures[number]);
  }

  private String anonymous(int number) {
    return "owl_anon_" + person(number);
  }

  private void receive() {
    int number = random.nextInt(PEOPLE);
    Unit unit = random.nextBoolean() ? APP : OTHER_APP;
    String session = random.nextInt(20) + "-of-" + person(number);
    sessions.add(session);
    stage.receive(
        unit,
        anEvent()
            .message(MESSAGES.get(random.nextInt(MESSAGES.size())))
            .session(session)
            .user(random.nextBoolean() ? person(number) : anonymous(number)));
  }

  private void claim(int number) {
    tables.stores().userClaims().claim(PROJECT, anonymous(number), person(number));
  }

  private void merge() {
    List<Issue> live =
        stage.live().stream().filter(issue -> issue.scope().projectId().equals(PROJECT)).toList();
    if (!live.isEmpty()) {
      stage.merge(live.get(random.nextInt(live.size())), live.get(random.nextInt(live.size())));
    }
  }

  private void erase(int number) {
    claim(number);
    String person = person(number);
    stage.purging.user(TEAM, PROJECT, Set.of(APP.appId(), OTHER_APP.appId()), person, ANN);
    sessions.removeIf(session -> session.endsWith(person));
    erased.add(person);
    erasures[number]++;
  }
}
