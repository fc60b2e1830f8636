package dev.owlissues.shared.purge.work;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.local.aws.dynamo.FaultyDynamo.Fault;
import dev.owlissues.shared.dynamo.Deaths;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.StoredIssue;
import dev.owlissues.shared.issue.merge.MergeScene;
import dev.owlissues.shared.issue.merge.MergeStage;
import dev.owlissues.shared.purge.Purge;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A deletion that dies at any of its calls, and is asked for again or taken up by the planner,
 * leaves nothing of the issue; scans in between count the old issue or a new one, whole.
 */
class IssueDeletionCrashTest {
  private static final Duration LONG = Duration.ofHours(1);

  @RegisterExtension final LocalTables tables = new LocalTables();

  private final MergeScene scene = new MergeScene(tables, IssueDeletionCrashTest::prepare);

  private static void prepare(MergeStage stage) {
    stage.receive(anEvent().message("left").session("l1").user("ann"));
    stage.receive(anEvent().message("right").session("r1").user("bob"));
    stage.receive(anEvent().message("other").session("o1").user("cid"));
    stage.scan();
    stage.merge(stage.titled("right"), stage.titled("left"));
    stage.drain(LONG);
    stage.comment(stage.titled("left"), "one");
    stage.comment(stage.titled("other"), "two");
  }

  @ParameterizedTest // (R-purge-5)
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void theRequestMayDieAtAnyCall(Fault fault) {
    boolean died = true;
    long call = 0;
    while (died) {
      call++;
      var faulty = FaultyDynamo.over(tables.client());
      var stage = scene.open(faulty.client());
      Issue left = stage.titled("left");
      died =
          Deaths.diesAt(call, fault, faulty, () -> stage.purging.issue(left.key(), MergeStage.ANN));
      stage.forgetMessages();
      stage.clock.advance(Duration.ofMinutes(2));

      goOn(stage, left, "died at call %d (%s)".formatted(call, fault));
    }
    assertThat(call).isGreaterThan(8);
  }

  @ParameterizedTest // (R-purge-5)
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void aWalkMayDieAtAnyCallTheFirstAndTheSecondTime(Fault fault) {
    for (int walks = 0; walks < Purge.WALKS; walks++) {
      boolean died = true;
      long call = 0;
      while (died) {
        call++;
        var faulty = FaultyDynamo.over(tables.client());
        var stage = scene.open(faulty.client());
        Issue left = stage.titled("left");
        stage.purging.issue(left.key(), MergeStage.ANN);
        if (walks == 1) {
          stage.purging.goOn(left.id(), () -> false);
          stage.clock.advance(Purge.RESTS);
        }
        died = Deaths.diesAt(call, fault, faulty, () -> stage.purging.goOn(left.id(), () -> false));
        stage.forgetMessages();

        goOn(stage, left, "walk %d died at call %d (%s)".formatted(walks, call, fault));
      }
      assertThat(call).isGreaterThan(8);
    }
  }

  // An error comes in between, and one when all is over; whoever was not answered asks again.
  private void goOn(MergeStage stage, Issue old, String when) {
    stage.receive(anEvent().message("left").session("between"));
    stage.scan();
    stage.purging.issue(old.key(), MergeStage.ANN);
    stage.purging.requeue();
    stage.drain(LONG);
    stage.receive(anEvent().message("left").session("after"));
    stage.scan();

    assertThat(stage.issues.storedIssue(MergeStage.PROJECT, old.id()))
        .as(when)
        .isInstanceOf(StoredIssue.Deleted.class);
    Issue next = stage.titled("left");
    assertThat(next.id()).as(when).isNotEqualTo(old.id());
    assertThat(stage.sessions(next)).as(when).contains("after").isSubsetOf("between", "after");
    assertThat(next.issueCounts().occurrences()).as(when).isEqualTo(stage.sessions(next).size());
    assertThat(next.subject().fingerprintCount()).as(when).isEqualTo(1);
    assertThat(under(old.id())).as(when).isZero();
    assertThat(stage.items(Tables.FINGERPRINTS))
        .filteredOn(item -> MergeStage.text(item, "issue_id").equals(old.id().toString()))
        .as(when)
        .allSatisfy(item -> assertThat(item).doesNotContainKeys("message", "normalized"));
    Issue other = stage.titled("other");
    assertThat(stage.sessions(other)).as(when).containsExactly("o1");
    assertThat(stage.items(Tables.COMMENTS)).as(when).hasSize(1);
    assertThat(stage.items(Tables.WORK))
        .as(when)
        .noneMatch(item -> MergeStage.text(item, "sk").startsWith("purge#"));
  }

  private long under(UUID issueId) {
    return tables
        .client()
        .scanPaginator(r -> r.tableName(tables.names().of(Tables.OCCURRENCES)))
        .items()
        .stream()
        .filter(item -> MergeStage.text(item, "pk").startsWith(issueId.toString()))
        .count();
  }
}
