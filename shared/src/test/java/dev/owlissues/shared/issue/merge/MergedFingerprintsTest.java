package dev.owlissues.shared.issue.merge;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.base.hash.Sha256;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.fingerprint.Grouping;
import dev.owlissues.shared.fingerprint.Rule;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.route.Evidence;
import dev.owlissues.shared.issue.route.FingerprintRoute;
import dev.owlissues.shared.issue.route.RouteStore;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A merge reassigns all fingerprints of its source (R-merge-1). */
class MergedFingerprintsTest {
  @RegisterExtension final LocalTables tables = new LocalTables();
  private MergeStage stage;
  private RouteStore routes;
  private Issue source;
  private Issue target;

  @BeforeEach
  void receive() {
    stage = new MergeStage(tables);
    routes = tables.stores().routes();
    stage.receive(
        anEvent().message("left").session("l"),
        anEvent().message("right").session("r"),
        anEvent().message("third").session("t"));
    stage.scan();
    source = stage.titled("right");
    target = stage.titled("left");
  }

  @Test // (R-merge-1)
  void theSourcesFingerprintsLeadToTheTarget() {
    Grouping right = source.firstGrouping();

    stage.merge(source, target);

    assertThat(route(right).issueId()).isEqualTo(target.id());
    assertThat(route(right).movedFrom()).contains(source.id());
    assertThat(routes.leadingTo(target.id())).hasSize(2);
    assertThat(routes.leadingTo(source.id())).isEmpty();
    assertThat(stage.now(target).subject().fingerprintCount()).isEqualTo(2);
  }

  @Test
  void allThatCameWithAMergeGoesOnWithTheNext() {
    Issue third = stage.titled("third");
    Grouping right = source.firstGrouping();
    stage.merge(source, target);
    stage.drain(Duration.ofHours(1));

    stage.merge(stage.now(target), third);
    stage.drain(Duration.ofHours(1));

    assertThat(routes.leadingTo(third.id())).hasSize(3);
    assertThat(route(right).movedFrom()).contains(target.id());
    assertThat(stage.now(third).subject().fingerprintCount()).isEqualTo(3);
    stage.assertSound();
  }

  @Test
  void whatTheIndexDidNotShowTheSecondSweepMoves() {
    stage.merge(source, target);
    Grouping late = put(1, source.id());

    stage.drain(Merge.SWEPT_AFTER.plusMinutes(1));

    assertThat(route(late).issueId()).isEqualTo(target.id());
    assertThat(routes.leadingTo(source.id())).isEmpty();
  }

  @Test
  void whatLeadsElsewhereMeanwhileStaysThere() {
    UUID elsewhere = stage.titled("third").id();
    Grouping right = source.firstGrouping();
    routes.move(right, source.id(), elsewhere);

    stage.merge(source, target);
    stage.drain(Duration.ofHours(1));

    assertThat(route(right).issueId()).isEqualTo(elsewhere);
  }

  @Test // (R-merge-9)
  void aFingerprintCountsTenTowardsWhatARequestMoves() {
    // The source has one occurrence and one fingerprint.
    assertThat(isOverAtOnce(10)).isFalse();
    assertThat(isOverAtOnce(11)).isTrue();
  }

  private boolean isOverAtOnce(long inRequest) {
    tables.clear();
    stage = new MergeStage(tables, tables.client(), inRequest);
    stage.receive(anEvent().message("left").session("l"), anEvent().message("right").session("r"));
    stage.scan();
    Issue into = stage.titled("left");
    stage.merge(stage.titled("right"), into);
    return !Merge.isUnfinished(stage.now(into));
  }

  private Grouping put(int number, UUID issue) {
    var print = new Fingerprint(Sha256.of("print" + number));
    var grouping = new Grouping(MergeStage.APP.appId(), false, Rule.STANDARD, print);
    var evidence = new Evidence("late", "late", "", Optional.empty(), stage.clock.instant());
    routes.put(
        new FingerprintRoute(
            grouping,
            MergeStage.PROJECT,
            issue,
            evidence,
            stage.clock.instant(),
            Optional.empty(),
            0,
            false,
            Optional.empty()));
    return grouping;
  }

  private FingerprintRoute route(Grouping grouping) {
    return Objects.requireNonNull(routes.find(List.of(grouping)).get(grouping));
  }
}
