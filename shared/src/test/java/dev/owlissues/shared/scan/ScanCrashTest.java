package dev.owlissues.shared.scan;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.FaultyDynamo;
import dev.owlissues.local.aws.FaultyDynamo.Fault;
import dev.owlissues.shared.dynamo.LocalTables;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.Lifecycle;
import dev.owlissues.shared.issue.Occurrence;
import dev.owlissues.shared.issue.Tally;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * A scan that dies at any of its calls, and is run again, leaves what an undisturbed one leaves.
 */
class ScanCrashTest {
  @RegisterExtension final LocalTables tables = new LocalTables();

  /** What people see of an issue; ids and times of work may differ. */
  private record Outcome(
      String title, IssueStatus status, Tally tally, List<String> sessions, boolean dev) {}

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void aScanMayDieAtAnyCall(Fault fault) {
    List<Outcome> undisturbed = undisturbed();
    assertThat(undisturbed).hasSize(4);
    long call = 1;
    boolean died = true;
    while (died) {
      var faulty = FaultyDynamo.over(tables.client());
      died = scanDyingAt(faulty, call, fault, undisturbed);
      call++;
    }
    assertThat(call).as("calls of a scan").isGreaterThan(25);
  }

  private List<Outcome> undisturbed() {
    ScanStage stage = prepared(FaultyDynamo.over(tables.client()));
    stage.scan();
    return outcomes(stage);
  }

  private boolean scanDyingAt(
      FaultyDynamo faulty, long call, Fault fault, List<Outcome> undisturbed) {
    tables.clear();
    ScanStage stage = prepared(faulty);
    faulty.reset();
    faulty.dieAt(call, fault);
    boolean died = dies(stage);
    faulty.reset();
    // What was in the queue is gone as well: only the tables are left.
    stage.queue.clear();
    stage.clock.advance(ScanTimes.LEASE.plusSeconds(1));

    stage.scan();

    assertThat(outcomes(stage))
        .as("after dying at call %d (%s)", call, fault)
        .isEqualTo(undisturbed);
    return died;
  }

  private static boolean dies(ScanStage stage) {
    try {
      stage.scan();
      return false;
    } catch (SdkClientException death) {
      return true;
    }
  }

  // One issue to regress, one to go on, and then a page with new ones beside them.
  private ScanStage prepared(FaultyDynamo faulty) {
    var stage =
        new ScanStage(
            tables.client(),
            tables.names(),
            LocalTables.actions().dynamo("ScanPlannerFunction", faulty.client()),
            LocalTables.actions().dynamo("ScanWorkerFunction", faulty.client()));
    stage.receive(anEvent().message("resolved").session("a").version("1.0"));
    stage.receive(anEvent().message("known").session("a").user("ann"));
    stage.scan();
    Issue resolved =
        stage.issues().stream()
            .filter(issue -> issue.subject().title().equals("resolved"))
            .findFirst()
            .orElseThrow();
    stage.become(
        resolved, new Lifecycle(IssueStatus.RESOLVED, Optional.of("1.0"), Optional.empty()));
    stage.receive(
        anEvent().message("resolved").session("b").version("1.1").user("bob"),
        anEvent().message("known").session("a").user("cid"),
        anEvent().message("known").session("b"));
    stage.receive(
        anEvent().message("fresh").session("a"), anEvent().message("fresh").session("b").dev());
    return stage;
  }

  private static List<Outcome> outcomes(ScanStage stage) {
    return stage.issues().stream()
        .map(issue ->
            new Outcome(
                issue.subject().title(),
                issue.lifecycle().status(),
                issue.tally(),
                stage.occurrences(issue).stream().map(Occurrence::sessionId).sorted().toList(),
                issue.place().dev()))
        .sorted(Comparator.comparing(Outcome::title).thenComparing(Outcome::dev))
        .toList();
  }
}
