package dev.owlissues.shared.purge.work;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static dev.owlissues.shared.issue.merge.MergeStage.ANN;
import static dev.owlissues.shared.issue.merge.MergeStage.APP;
import static dev.owlissues.shared.issue.merge.MergeStage.OTHER_APP;
import static dev.owlissues.shared.issue.merge.MergeStage.PROJECT;
import static dev.owlissues.shared.issue.merge.MergeStage.TEAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.account.team.Removal;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.StoredIssue;
import dev.owlissues.shared.issue.merge.MergeStage;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.purge.Purge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ScopePurgeTest {
  private static final Duration LONG = Duration.ofHours(2);

  @RegisterExtension final LocalTables tables = new LocalTables();
  private MergeStage stage;
  private Removal removal;

  @BeforeEach
  void open() {
    stage = new MergeStage(tables);
    removal = RemovedStage.removal(stage, tables);
  }

  private void removeApp(UUID app) {
    assertThat(removal.app(TEAM, app, ANN)).isEqualTo(Removal.Outcome.REMOVED);
  }

  private void removeProject() {
    assertThat(removal.project(TEAM, PROJECT, ANN)).isEqualTo(Removal.Outcome.REMOVED);
  }

  @Test // (R-purge-6)
  void nothingIsLeftOfARemovedProjectInAnyTableAndAllOfItsNeighbour() {
    RemovedStage.make(stage, tables);
    List<String> ids = new ArrayList<>(RemovedStage.issueIds(stage));
    assertThat(ids).hasSize(6);
    ids.addAll(List.of(PROJECT.toString(), APP.appId().toString(), OTHER_APP.appId().toString()));

    removeProject();
    assertThat(RemovedStage.left(stage, ids)).isNotEmpty();
    stage.drain(LONG);

    assertThat(RemovedStage.left(stage, ids)).isEmpty();
    List<String> neighbours =
        List.of(RemovedStage.NEIGHBOUR.toString(), RemovedStage.NEIGHBOURS_APP.appId().toString());
    assertThat(RemovedStage.left(stage, neighbours))
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .contains(
            "IssuesTable",
            "FingerprintsTable",
            "TeamsTable",
            "AppUsersTable",
            "UserPropertiesTable",
            "WorkTable",
            "DigestsTable");
    assertThat(
            tables.stores().userClaims().claimants(RemovedStage.NEIGHBOUR, List.of("owl_anon_1")))
        .containsEntry("owl_anon_1", "ann");
  }

  @Test // (R-purge-6, R-removal-5)
  void anIssueThatAMergeSpreadOverAnAppThatLivesStaysWholeUntilThatIsRemovedToo() {
    RemovedStage.make(stage, tables);
    Issue spread = stage.titled("spread");
    List<String> ofApp =
        List.of(stage.titled("one").id().toString(), stage.titled("dev").id().toString());

    removeApp(APP.appId());
    stage.drain(LONG);

    assertThat(RemovedStage.left(stage, ofApp)).isEmpty();
    assertThat(stage.live())
        .extracting(issue -> issue.subject().title())
        .contains("spread", "other")
        .doesNotContain("one", "dev");
    assertThat(stage.sessions(stage.now(spread))).containsExactly("s3", "s5");
    assertThat(tables.stores().routes().leadingTo(spread.id())).hasSize(2);
    assertThat(tables.stores().comments().all(spread.key())).hasSize(1);
    // The tombstone of what became part of it still leads there.
    assertThat(stage.items(Tables.ISSUES))
        .filteredOn(item -> item.containsKey("merged_into"))
        .extracting(item -> MergeStage.text(item, "merged_into"))
        .containsExactly(spread.id().toString());

    removeApp(OTHER_APP.appId());
    stage.drain(LONG);

    assertThat(RemovedStage.issueIds(stage)).isEmpty();
    assertThat(RemovedStage.left(stage, List.of(spread.id().toString()))).isEmpty();
    assertThat(tables.stores().userProperties().find(PROJECT, "ann").values()).isNotEmpty();
  }

  @Test // (R-purge-6)
  void itBeginsAQuarterOfAnHourAfterTheRemoval() {
    RemovedStage.make(stage, tables);
    removeProject();

    stage.purging.goOn(PROJECT, () -> false);
    assertThat(RemovedStage.issueIds(stage)).isNotEmpty();
    stage.clock.advance(Purge.RESTS);
    stage.purging.goOn(PROJECT, () -> false);

    assertThat(RemovedStage.issueIds(stage)).isEmpty();
    assertThat(tables.stores().purges().open()).extracting(Purge::walks).containsExactly(1);
  }

  @Test // (R-purge-6)
  void aWorkerWhoseTimeIsShortHandsItOn() {
    RemovedStage.make(stage, tables);
    removeProject();
    stage.forgetMessages();
    stage.clock.advance(Purge.RESTS);

    stage.purging.goOn(PROJECT, () -> true);

    assertThat(RemovedStage.issueIds(stage)).isNotEmpty();
    assertThat(stage.waiting()).isEqualTo(1);
    stage.drain(LONG);
    assertThat(RemovedStage.issueIds(stage)).isEmpty();
  }

  @Test // (R-purge-6)
  void whatWasNotScannedOfARemovedAppNeverIs() {
    RemovedStage.makeApps(stage, tables);
    stage.receive(APP, anEvent().message("late").session("s1"));
    removeApp(APP.appId());

    stage.scan();
    stage.drain(LONG);
    stage.receive(APP, anEvent().message("later").session("s2"));
    stage.scan();

    assertThat(stage.live()).isEmpty();
    assertThat(tables.stores().plans().open()).isEmpty();
    assertThat(stage.items(Tables.FINGERPRINTS)).isEmpty();
    assertThat(RemovedStage.left(stage, List.of(APP.appId().toString()))).isEmpty();
  }

  @Test // (R-purge-6)
  void aMergeThatIsOnItsWayIsWaitedFor() {
    RemovedStage.makeApps(stage, tables);
    stage.receive(APP, anEvent().message("left").session("s1"));
    stage.receive(APP, anEvent().message("right").session("s2"));
    stage.scan();
    Issue left = stage.titled("left");
    removeProject();
    stage.forgetMessages();
    stage.clock.advance(Purge.RESTS.minusSeconds(60));
    stage.merge(stage.titled("right"), left);
    stage.forgetMessages();
    stage.clock.advance(Duration.ofMinutes(2));

    stage.purging.goOn(PROJECT, () -> false);

    assertThat(stage.issues.storedIssue(PROJECT, left.id())).isInstanceOf(StoredIssue.Live.class);
    stage.merging.requeue();
    stage.drain(LONG);
    assertThat(RemovedStage.issueIds(stage)).isEmpty();
    assertThat(stage.items(Tables.OCCURRENCES)).isEmpty();
    assertThat(tables.stores().merges().open()).isEmpty();
  }

  @Test // (R-purge-6)
  void aMergeIntoAnAppThatIsThereIsWaitedForToo() {
    RemovedStage.makeApps(stage, tables);
    stage.receive(APP, anEvent().message("source").session("s1"));
    stage.receive(OTHER_APP, anEvent().message("target").session("s2"));
    stage.scan();
    Issue target = stage.titled("target");
    removeApp(APP.appId());
    stage.forgetMessages();
    stage.clock.advance(Purge.RESTS);
    stage.closeGate();
    stage.merge(stage.titled("source"), target);
    stage.forgetMessages();

    stage.purging.goOn(APP.appId(), () -> false);
    stage.merging.requeue();
    stage.drain(LONG);

    assertThat(stage.sessions(stage.now(target))).containsExactly("s1", "s2");
    assertThat(stage.now(target).issueCounts().occurrences()).isEqualTo(2);
    assertThat(tables.stores().purges().open()).isEmpty();
  }

  @Test // (R-purge-4)
  void howFarItIsIsARunOfTheTeam() {
    RemovedStage.makeApps(stage, tables);
    removeApp(APP.appId());
    UUID id = tables.stores().purges().open(APP.appId()).orElseThrow().id();

    assertThat(run(id).status()).isEqualTo(JobRun.Status.RUNNING);
    assertThat(run(id).order().params()).contains("{\"app_id\":\"" + APP.appId() + "\"}");
    stage.drain(LONG);

    assertThat(run(id).status()).isEqualTo(JobRun.Status.COMPLETED);
  }

  private JobRun run(UUID id) {
    return tables.stores().jobs().find(JobRun.ownedBy(TEAM), id).orElseThrow();
  }
}
