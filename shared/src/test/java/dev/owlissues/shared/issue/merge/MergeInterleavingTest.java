package dev.owlissues.shared.issue.merge;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.issue.Claimants;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.IssueWorkflow;
import dev.owlissues.shared.issue.WantedStatus;
import dev.owlissues.shared.issue.comment.Comment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A merge is suspended before each of its calls in turn, while others do what they do. */
class MergeInterleavingTest {
  @RegisterExtension final LocalTables tables = new LocalTables();

  private final MergeScene scene = new MergeScene(tables, MergeInterleavingTest::prepare);

  /** What others do while a merge is suspended. */
  private interface Others {
    void act(MergeStage stage, Issue source, Issue target, Issue third);
  }

  @Test // (R-merge-11)
  void scansCommentsAndStatusChangesInBetweenAreAllKept() {
    long calls =
        suspendEverywhere(
            (stage, _, target, _) -> {
              stage.receive(
                  anEvent().message("left").session("x"),
                  anEvent().message("right").session("x"),
                  anEvent().message("right").session("y"));
              stage.scan();
              stage.comment(target, "meanwhile");
              new IssueWorkflow(stage.issues, stage.clock, stage.ids)
                  .change(target.key(), WantedStatus.of(IssueStatus.IN_PROGRESS), Claimants.ANN);
            },
            (stage, _, target, _) -> {
              Issue merged = stage.now(target);
              assertThat(stage.live()).hasSize(2);
              assertThat(stage.sessions(merged)).containsExactly("l", "r", "shared", "x", "y");
              assertThat(merged.lifecycle().status()).isEqualTo(IssueStatus.IN_PROGRESS);
              assertThat(stage.comments.page(merged.key(), Optional.empty()).comments())
                  .extracting(Comment::body)
                  .containsExactlyInAnyOrder("of left", "of right", "meanwhile");
            });

    assertThat(calls).isGreaterThan(30);
  }

  @Test // (R-merge-11)
  void theOtherDirectionMayBeAskedForInBetween() {
    suspendEverywhere(
        (stage, source, target, _) -> stage.others.merge(source.key(), target.id(), MergeStage.ANN),
        (stage, source, target, _) -> {
          assertThat(stage.live()).hasSize(2);
          assertThat(stage.survivor(source.id())).isEqualTo(stage.survivor(target.id()));
          Issue merged =
              stage.issues.find(MergeStage.PROJECT, stage.survivor(source.id())).orElseThrow();
          assertThat(stage.sessions(merged)).containsExactly("l", "r", "shared");
        });
  }

  @Test
  void aThirdIssueMayBeMergedIntoTheSourceInBetween() {
    suspendEverywhere(
        (stage, source, _, third) -> stage.others.merge(source.key(), third.id(), MergeStage.ANN),
        (stage, source, target, third) -> {
          Issue merged = stage.now(target);
          boolean joined = stage.survivor(third.id()).equals(target.id());
          assertThat(stage.live()).hasSize(joined ? 1 : 2);
          assertThat(stage.sessions(merged))
              .containsExactlyElementsOf(
                  joined ? List.of("l", "r", "shared", "t") : List.of("l", "r", "shared"));
        });
  }

  @Test
  void theTargetMayBeMergedAwayInBetween() {
    suspendEverywhere(
        (stage, _, target, third) -> stage.others.merge(third.key(), target.id(), MergeStage.ANN),
        (stage, source, target, third) -> {
          assertThat(stage.survivor(target.id())).isEqualTo(third.id());
          boolean joined = stage.survivor(source.id()).equals(third.id());
          assertThat(stage.live()).hasSize(joined ? 1 : 2);
          assertThat(stage.sessions(stage.now(third)))
              .containsExactlyElementsOf(
                  joined ? List.of("l", "r", "shared", "t") : List.of("l", "shared", "t"));
        });
  }

  private long suspendEverywhere(Others others, Others check) {
    boolean reached = true;
    long call = 0;
    while (reached) {
      call++;
      var suspending = FaultyDynamo.over(tables.client());
      var stage = scene.open(suspending.client());
      Issue source = stage.titled("right");
      Issue target = stage.titled("left");
      Issue third = stage.titled("third");
      suspending.reset();
      var acted = new boolean[1];
      suspending.before(
          call,
          () -> {
            acted[0] = true;
            others.act(stage, source, target, third);
          });

      stage.merge(source, target);

      // What comes later, the sweep, is nobody's turn any more.
      suspending.reset();
      reached = acted[0];
      if (!reached) {
        others.act(stage, source, target, third);
      }
      stage.merging.requeue();
      stage.scan();
      stage.drain(Duration.ofHours(1));
      check.act(stage, source, target, third);
      assertThat(stage.merges.open()).as("after call %d", call).isEmpty();
      stage.assertSound();
    }
    return call;
  }

  private static void prepare(MergeStage stage) {
    stage.receive(
        anEvent().message("left").session("l"),
        anEvent().message("left").session("shared"),
        anEvent().message("right").session("shared"),
        anEvent().message("right").session("r"),
        anEvent().message("third").session("t"));
    stage.scan();
    stage.comment(stage.titled("left"), "of left");
    stage.comment(stage.titled("right"), "of right");
  }
}
