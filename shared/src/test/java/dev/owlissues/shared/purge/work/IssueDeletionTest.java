package dev.owlissues.shared.purge.work;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static dev.owlissues.shared.issue.occurrence.OccurrenceBuilder.anOccurrence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.base.time.Span;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Table;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.LiveApps;
import dev.owlissues.shared.issue.StoredIssue;
import dev.owlissues.shared.issue.merge.MergeStage;
import dev.owlissues.shared.issue.occurrence.PackName;
import dev.owlissues.shared.job.JobQuery;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.job.JobType;
import dev.owlissues.shared.purge.work.IssueDeletion.Outcome;
import dev.owlissues.shared.scan.count.PackStore.PackKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class IssueDeletionTest {
  private static final Duration LONG = Duration.ofHours(1);

  @RegisterExtension final LocalTables tables = new LocalTables();
  private MergeStage stage;

  @BeforeEach
  void open() {
    stage = new MergeStage(tables);
  }

  private Outcome delete(Issue issue) {
    return stage.purging.issue(issue.key(), MergeStage.ANN);
  }

  private void deleted(Issue issue) {
    assertThat(delete(issue)).isInstanceOf(Outcome.Deleted.class);
    stage.drain(LONG);
  }

  private StoredIssue stored(UUID id) {
    return stage.issues.storedIssue(MergeStage.PROJECT, id);
  }

  /** A large issue, which has all that an issue can have. */
  private Issue grown() {
    stage.receive(anEvent().message("left").session("l1").user("ann"));
    stage.receive(anEvent().message("right").session("r1").user("bob"));
    stage.scan();
    stage.merge(stage.titled("right"), stage.titled("left"));
    stage.drain(LONG);
    Issue grown = stage.titled("left");
    stage.comment(grown, "seen in l1");
    return stage.now(grown);
  }

  @Test // (R-purge-2)
  void nothingIsLeftOfADeletedIssueInAnyTable() {
    Issue issue = grown();
    assertThat(issue.bookkeeping().inlineMembers()).isEmpty();

    deleted(issue);

    assertThat(stored(issue.id())).isInstanceOf(StoredIssue.Deleted.class);
    assertThat(stage.items(Tables.OCCURRENCES)).isEmpty();
    assertThat(stage.items(Tables.COMMENTS)).isEmpty();
    for (Table table : Tables.ALL) {
      // What was received stays with its app; who did what stays in the log, without a text.
      if (!table.equals(Tables.EVENTS) && !table.equals(Tables.APP_USERS)) {
        for (Map<String, AttributeValue> item : stage.items(table)) {
          if (!item.containsKey("merged_into")) {
            assertThat(item.toString()).doesNotContain("S=left", "S=right", "seen in l1", "S=l1");
          }
        }
      }
    }
    assertThat(stage.items(Tables.WORK))
        .noneMatch(item -> MergeStage.text(item, "sk").startsWith("purge#"));
  }

  @Test // (R-purge-2)
  void itIsShownToNobodyFromThenOnAlsoWhereAPageIsOpen() {
    Issue issue = grown();
    LiveApps apps = new LiveApps(Map.of(MergeStage.APP.appId(), "App"));
    stage.receive(anEvent().message("left").session("l2"));
    stage.closeGate();

    assertThat(delete(issue)).isInstanceOf(Outcome.Deleted.class);

    Issue waiting = stage.now(issue);
    assertThat(apps.show(issue)).isTrue();
    assertThat(apps.show(waiting)).isFalse();
    assertThat(stage.issues.find(issue.key())).isEmpty();
    assertThat(stage.issues.find(List.of(issue.key()))).isEmpty();
    assertThat(
            tables
                .stores()
                .issueIndex()
                .newest(MergeStage.PROJECT, false, Optional.empty(), Optional.empty(), 10))
        .noneMatch(row -> row.id().equals(issue.id()));
    assertThat(delete(issue)).isInstanceOf(Outcome.Missing.class);
    stage.drain(LONG);
    assertThat(stored(issue.id())).isInstanceOf(StoredIssue.Deleted.class);
  }

  @Test // (R-purge-3)
  void theNextErrorMakesAnIssueAnewUnderAnotherId() {
    Issue issue = grown();
    deleted(issue);

    stage.receive(anEvent().message("left").session("l1").user("ann"));
    stage.scan();

    Issue next = stage.titled("left");
    assertThat(next.id()).isNotEqualTo(issue.id());
    assertThat(next.issueCounts().occurrences()).isEqualTo(1);
    assertThat(next.subject().fingerprintCount()).isEqualTo(1);
    assertThat(stage.sessions(next)).containsExactly("l1");
    var routes = tables.stores().routes();
    var route = routes.find(List.of(next.firstGrouping())).get(next.firstGrouping());
    assertThat(route).isNotNull();
    assertThat(route.epoch()).isEqualTo(1);
    assertThat(route.evidence().message()).isEqualTo("left");
    assertThat(route.isFounding()).isTrue();
    // The other fingerprint of the old issue is one of its own again.
    stage.receive(anEvent().message("right").session("r2"));
    stage.scan();
    assertThat(stage.titled("right").id()).isNotEqualTo(next.id());

    deleted(next);
    stage.receive(anEvent().message("left").session("l3"));
    stage.scan();
    assertThat(stage.titled("left").id()).isNotIn(issue.id(), next.id());
  }

  @Test // (R-purge-3)
  void aFingerprintOfAVersionThatStoredNoneBeginsAnewToo() {
    Issue issue = grown();
    deleted(issue);
    stage
        .items(Tables.FINGERPRINTS)
        .forEach(item ->
            tables
                .client()
                .deleteItem(r ->
                    r.tableName(tables.names().of(Tables.FINGERPRINTS))
                        .key(Map.of("pk", Optional.ofNullable(item.get("pk")).orElseThrow()))));

    stage.receive(anEvent().message("left").session("l4"));
    stage.receive(anEvent().message("right").session("r4"));
    stage.scan();

    assertThat(stage.titled("left").id()).isNotEqualTo(issue.id());
    assertThat(stage.sessions(stage.titled("left"))).containsExactly("l4");
    assertThat(stage.sessions(stage.titled("right"))).containsExactly("r4");
  }

  @Test // (R-purge-2)
  void anIssueThatIsBeingMergedStays() {
    stage.receive(anEvent().message("left").session("l1"));
    stage.receive(anEvent().message("right").session("r1"));
    stage.scan();
    Issue left = stage.titled("left");
    Issue right = stage.titled("right");
    stage.merge(right, left);

    assertThat(delete(left)).isInstanceOf(Outcome.Merging.class);
    assertThat(delete(right)).isInstanceOf(Outcome.Missing.class);

    stage.drain(LONG);
    assertThat(stage.sessions(stage.now(left))).containsExactly("l1", "r1");
    stage.assertSound();
  }

  @Test // (R-purge-2)
  void anIssueThatIsBeingDeletedIsNotMerged() {
    stage.receive(anEvent().message("left").session("l1"));
    stage.receive(anEvent().message("right").session("r1"));
    stage.scan();
    Issue left = stage.titled("left");
    Issue right = stage.titled("right");
    stage.closeGate();
    delete(left);

    stage.merge(right, left);
    stage.merge(left, right);
    stage.drain(LONG);

    assertThat(stored(left.id())).isInstanceOf(StoredIssue.Deleted.class);
    assertThat(stage.sessions(stage.now(right))).containsExactly("r1");
  }

  @Test // (R-purge-1)
  void whatSomebodyWritesWhoComesLateIsFoundTheSecondTime() {
    Issue issue = grown();
    delete(issue);
    stage.drain(Duration.ofMinutes(1));
    var page = new PackName(stage.clock.instant(), MergeStage.APP.key(), 9);
    tables
        .stores()
        .packs()
        .put(new PackKey(issue.id(), page, 0), List.of(anOccurrence().session("late").build()));
    tables.stores().comments().claim(issue.key(), "late", stage.ids.next(), stage.clock.instant());

    stage.drain(LONG);

    assertThat(stage.items(Tables.OCCURRENCES)).isEmpty();
    assertThat(stage.items(Tables.COMMENTS)).isEmpty();
  }

  @Test // (R-purge-4)
  void howFarItIsIsARunOfTheTeam() {
    Issue issue = grown();

    delete(issue);

    assertThat(run().status()).isEqualTo(JobRun.Status.RUNNING);
    stage.drain(Duration.ofMinutes(1));
    assertThat(run().progress().orElseThrow().processed()).isEqualTo(1);
    stage.drain(LONG);
    assertThat(run().status()).isEqualTo(JobRun.Status.COMPLETED);
    assertThat(run().order().params()).contains("{\"issue_id\":\"" + issue.id() + "\"}");
    assertThat(run().lost(Duration.ZERO, stage.clock.instant().plus(LONG))).isEmpty();
  }

  private JobRun run() {
    var any =
        new JobQuery.Filter(
            Optional.of(JobType.PURGE),
            Optional.empty(),
            Optional.of(MergeStage.PROJECT),
            new Span(Optional.empty(), Optional.empty()));
    List<JobRun> runs =
        tables
            .stores()
            .jobs()
            .list(new JobQuery(JobRun.ownedBy(MergeStage.TEAM), any, 10, Optional.empty()))
            .runs();
    assertThat(runs).hasSize(1);
    return runs.getFirst();
  }
}
