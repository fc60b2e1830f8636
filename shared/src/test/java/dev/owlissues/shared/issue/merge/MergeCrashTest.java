package dev.owlissues.shared.issue.merge;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.local.aws.dynamo.FaultyDynamo.Fault;
import dev.owlissues.shared.dynamo.Deaths;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.SeenRange;
import dev.owlissues.shared.issue.comment.Comment;
import dev.owlissues.shared.issue.fact.Facts;
import dev.owlissues.shared.scan.run.ScanTimes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A merge that dies at any of its calls, and is made again or taken up by the planner, leaves what
 * an undisturbed one leaves; also where scans of the same fingerprints go on in between.
 */
class MergeCrashTest {
  @RegisterExtension final LocalTables tables = new LocalTables();

  private final MergeScene scene = new MergeScene(tables, MergeCrashTest::prepare);

  /** What people see of the survivor, and what is left of the way there. */
  private record Left(
      IssueCounts issueCounts,
      SeenRange seen,
      Facts facts,
      int fingerprints,
      List<String> sessions,
      List<String> comments,
      List<String> pages,
      int merges) {}

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void aMergeMayDieAtAnyCallAndBeAskedForAgain(Fault fault) {
    dieEverywhere(
        fault,
        30,
        (stage, source, target) -> {
          stage.merge(source, target);
          // Where all had moved already, only the sweep is left, which is the planner's.
          stage.merging.requeue();
        });
  }

  @Test // (R-merge-10)
  void aMergeMayDieAtAnyCallAndBeTakenUpByThePlanner() {
    dieEverywhere(
        Fault.BEFORE_ANSWER,
        30,
        (stage, source, target) -> {
          if (stage.merges.open().isEmpty()) {
            stage.merge(source, target);
          }
          stage.merging.requeue();
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void scansMayGoOnBetweenTheDeathOfAMergeAndItsEnd(Fault fault) {
    boolean died = true;
    for (long call = 1; died; call++) {
      var faulty = FaultyDynamo.over(tables.client());
      var stage = scene.open(faulty.client());
      Issue source = stage.titled("right");
      Issue target = stage.titled("left");
      died = dies(stage, faulty, call, fault, source, target);

      stage.receive(
          anEvent().message("left").session("both"),
          anEvent().message("right").session("both"),
          anEvent().message("right").session("r1"),
          anEvent().message("right").session("new").user("new"));
      stage.scan();
      stage.merge(source, target);
      stage.merging.requeue();
      stage.drain(Duration.ofHours(1));

      assertThat(stage.live()).as("died at call %d (%s)", call, fault).hasSize(1);
      assertThat(stage.sessions(stage.now(target)))
          .containsExactly("both", "l1", "new", "r1", "r2", "shared");
      assertThat(stage.now(target).issueCounts()).isEqualTo(new IssueCounts(6, 4));
      stage.assertSound();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void theSecondSweepMayDieAtAnyCall(Fault fault) {
    Left undisturbed = undisturbed((stage, source, target) -> stage.merge(source, target));
    boolean died = true;
    for (long call = 1; died; call++) {
      var faulty = FaultyDynamo.over(tables.client());
      var stage = scene.open(faulty.client());
      Issue source = stage.titled("right");
      Issue target = stage.titled("left");
      stage.merge(source, target);
      stage.forgetMessages();
      stage.clock.advance(Merge.SWEPT_AFTER.plusSeconds(1));
      died = Deaths.diesAt(call, fault, faulty, () -> stage.merging.goOn(source.id()));

      stage.merging.requeue();
      stage.drain(Duration.ofMinutes(1));

      assertThat(left(stage, target))
          .as("died at call %d (%s)", call, fault)
          .isEqualTo(undisturbed);
      stage.assertSound();
    }
  }

  private interface Retry {
    void run(MergeStage stage, Issue source, Issue target);
  }

  private void dieEverywhere(Fault fault, int calls, Retry retry) {
    Left undisturbed = undisturbed(retry);
    assertThat(undisturbed.issueCounts).isEqualTo(new IssueCounts(4, 3));
    boolean died = true;
    long call = 0;
    while (died) {
      call++;
      var faulty = FaultyDynamo.over(tables.client());
      var stage = scene.open(faulty.client());
      Issue source = stage.titled("right");
      Issue target = stage.titled("left");
      died = dies(stage, faulty, call, fault, source, target);

      retry.run(stage, source, target);
      stage.drain(Duration.ofHours(1));

      assertThat(left(stage, target))
          .as("died at call %d (%s)", call, fault)
          .isEqualTo(undisturbed);
      stage.assertSound();
    }
    assertThat(call).as("calls of a merge").isGreaterThan(calls);
  }

  private Left undisturbed(Retry retry) {
    var stage = scene.open(tables.client());
    Issue target = stage.titled("left");
    retry.run(stage, stage.titled("right"), target);
    stage.drain(Duration.ofHours(1));
    stage.assertSound();
    return left(stage, target);
  }

  private static boolean dies(
      MergeStage stage, FaultyDynamo faulty, long call, Fault fault, Issue source, Issue target) {
    boolean died = Deaths.diesAt(call, fault, faulty, () -> stage.merge(source, target));
    stage.forgetMessages();
    stage.clock.advance(ScanTimes.LEASE.plusSeconds(1));
    return died;
  }

  private static void prepare(MergeStage stage) {
    stage.receive(
        anEvent().message("left").session("l1").user("ann").version("1.1"),
        anEvent().message("left").session("shared").user("bob"),
        anEvent().message("right").session("shared").user("bob").version("1.0"));
    stage.scan();
    stage.receive(
        anEvent().message("right").session("r1").user("cid"),
        anEvent().message("right").session("r2").user("ann"));
    stage.scan();
    stage.comment(stage.titled("left"), "one");
    stage.comment(stage.titled("right"), "two");
  }

  private static Left left(MergeStage stage, Issue target) {
    Issue merged = stage.now(target);
    return new Left(
        merged.issueCounts(),
        merged.seen(),
        merged.facts(),
        merged.subject().fingerprintCount(),
        stage.sessions(merged),
        stage.comments.page(merged.key(), Optional.empty()).comments().stream()
            .map(Comment::body)
            .toList(),
        merged.bookkeeping().lastPages().keySet().stream().sorted().toList(),
        (int)
            stage.items(Tables.AUDIT).stream()
                .filter(entry -> String.valueOf(entry.get("metadata")).contains("merged_from"))
                .count());
  }
}
