package dev.owlissues.shared.purge.work;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static dev.owlissues.shared.issue.merge.MergeStage.ANN;
import static dev.owlissues.shared.issue.merge.MergeStage.APP;
import static dev.owlissues.shared.issue.merge.MergeStage.OTHER_APP;
import static dev.owlissues.shared.issue.merge.MergeStage.PROJECT;
import static dev.owlissues.shared.issue.merge.MergeStage.TEAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.StoredIssue;
import dev.owlissues.shared.issue.merge.MergeStage;
import dev.owlissues.shared.purge.work.IssueDeletion.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Errors, scans, merges, comments and deletions in an order drawn from a seed; then the apps are
 * removed, one after the other. What is deleted takes along what it had, and nothing else.
 */
class PurgeInterleavingTest {
  private static final int STEPS = 25;
  private static final int SESSIONS = 40;
  private static final Duration LONG = Duration.ofHours(1);
  private static final List<String> MESSAGES = List.of("one", "two", "three", "four");

  @RegisterExtension final LocalTables tables = new LocalTables();

  /** Of each error of each app: the sessions that must be there, and those that may be too. */
  private final Map<String, Set<String>> certain = new TreeMap<>();

  private final Map<String, Set<String>> possible = new TreeMap<>();
  private MergeStage stage;
  private Random random;
  private int sessions;

  @BeforeEach
  void open() {
    stage = new MergeStage(tables);
    random = new Random();
  }

  @ParameterizedTest // (R-purge-3, R-purge-6)
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatIsDeletedTakesAlongWhatItHadAndNothingElse(long seed) {
    random.setSeed(seed);
    RemovedStage.makeApps(stage, tables);

    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> receive(true);
        case 3 -> stage.scan();
        case 4 -> merge();
        case 5 -> anyIssue().ifPresent(issue -> stage.comment(issue, "seen"));
        case 6 -> stage.drain(Duration.ofMinutes(random.nextInt(20)));
        default -> anyIssue().ifPresent(this::delete);
      }
    }
    stage.scan();
    stage.drain(LONG);

    check();
    List<String> ids = new ArrayList<>(RemovedStage.issueIds(stage));
    removeApps(ids);
  }

  private void receive(boolean surely) {
    Unit unit = random.nextBoolean() ? APP : OTHER_APP;
    String message = MESSAGES.get(random.nextInt(MESSAGES.size()));
    String session = "s" + (surely ? sessions++ : random.nextInt(SESSIONS));
    stage.receive(unit, anEvent().message(message).session(session).user("u" + session));
    note(possible, key(unit, message), session);
    if (surely) {
      note(certain, key(unit, message), session);
    }
  }

  private static void note(Map<String, Set<String>> sessions, String key, String session) {
    sessions.computeIfAbsent(key, none -> new HashSet<>()).add(session);
  }

  private static String key(Unit unit, String message) {
    return unit.appId() + " " + message;
  }

  private Optional<Issue> anyIssue() {
    List<Issue> live =
        stage.live().stream()
            .filter(issue -> !issue.bookkeeping().isDeleting())
            .filter(issue -> issue.scope().projectId().equals(PROJECT))
            .toList();
    return live.isEmpty() ? Optional.empty() : Optional.of(live.get(random.nextInt(live.size())));
  }

  private void merge() {
    anyIssue().ifPresent(source -> anyIssue().ifPresent(target -> stage.merge(source, target)));
  }

  // Everything is counted before; what comes until it is settled may go with it.
  private void delete(Issue chosen) {
    stage.scan();
    if (stage.issues.find(PROJECT, chosen.id()).isEmpty()) {
      return;
    }
    Set<String> covered = covered(chosen.id());
    boolean closed = random.nextBoolean();
    if (closed && random.nextBoolean()) {
      stage.closeGate();
    }
    if (!(stage.purging.issue(chosen.key(), ANN) instanceof Outcome.Deleted)) {
      return;
    }
    covered.forEach(certain::remove);
    covered.forEach(possible::remove);
    if (closed) {
      receive(false);
      stage.drain(Duration.ofSeconds(random.nextInt(90)));
    }
    stage.drain(LONG);
    assertThat(stage.issues.storedIssue(PROJECT, chosen.id()))
        .isInstanceOf(StoredIssue.Deleted.class);
  }

  /** The errors that lead to an issue. */
  private Set<String> covered(UUID issueId) {
    Set<String> covered = new HashSet<>();
    for (Map<String, AttributeValue> item : stage.items(Tables.FINGERPRINTS)) {
      UUID end = stage.survivor(UUID.fromString(MergeStage.text(item, "issue_id")));
      if (end.equals(issueId)) {
        covered.add(
            MergeStage.text(item, "pk").substring(0, 36) + " " + MergeStage.text(item, "message"));
      }
    }
    return covered;
  }

  private void check() {
    Set<String> found = new HashSet<>();
    for (Issue issue : stage.live()) {
      Set<String> must = new HashSet<>();
      Set<String> may = new HashSet<>();
      for (String key : covered(issue.id())) {
        must.addAll(certain.getOrDefault(key, Set.of()));
        may.addAll(possible.getOrDefault(key, Set.of()));
        assertThat(found.add(key)).as("%s leads to one issue", key).isTrue();
      }
      List<String> sessions = stage.sessions(issue);
      assertThat(sessions)
          .as("%s of %s", issue.id(), covered(issue.id()))
          .doesNotHaveDuplicates()
          .containsAll(must)
          .isSubsetOf(may)
          .hasSize((int) issue.issueCounts().occurrences());
      assertThat(tables.stores().routes().leadingTo(issue.id()))
          .hasSize(issue.subject().fingerprintCount());
    }
    assertThat(found).containsAll(certain.keySet());
    Set<String> live = new HashSet<>();
    stage.live().forEach(issue -> live.add(issue.id().toString()));
    assertThat(stage.items(Tables.OCCURRENCES))
        .allSatisfy(
            item -> assertThat(live).contains(MergeStage.text(item, "pk").substring(0, 36)));
  }

  private void removeApps(List<String> ids) {
    List<Issue> before = stage.live();
    var removal = RemovedStage.removal(stage, tables);
    removal.app(TEAM, APP.appId(), ANN);
    stage.drain(LONG);
    for (Issue issue : before) {
      boolean stays = issue.apps().contains(OTHER_APP.appId());
      assertThat(stage.issues.find(PROJECT, issue.id()).isPresent()).isEqualTo(stays);
    }
    // What led to issues of this app alone is gone with them.
    Set<String> kept = new HashSet<>();
    stage.live().forEach(issue -> kept.addAll(covered(issue.id())));
    certain.keySet().retainAll(kept);
    check();
    removal.project(TEAM, PROJECT, ANN);
    stage.drain(LONG);
    ids.addAll(List.of(PROJECT.toString(), APP.appId().toString(), OTHER_APP.appId().toString()));
    assertThat(RemovedStage.left(stage, ids)).isEmpty();
    assertThat(stage.items(Tables.OCCURRENCES)).isEmpty();
  }
}
