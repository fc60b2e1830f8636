package dev.owlissues.shared.scan.run;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.ItemSize;
import dev.owlissues.local.aws.dynamo.MeteredDynamo;
import dev.owlissues.local.aws.dynamo.Usage;
import dev.owlissues.shared.audit.AuditPage;
import dev.owlissues.shared.dynamo.issue.DynamoOccurrenceArchive;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.event.EventBuilder;
import dev.owlissues.shared.fingerprint.Grouping;
import dev.owlissues.shared.issue.Claimant;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.Lifecycle;
import dev.owlissues.shared.issue.Snooze;
import dev.owlissues.shared.issue.SnoozeEnd;
import dev.owlissues.shared.issue.WantedStatus;
import dev.owlissues.shared.issue.list.OccurrenceCursor;
import dev.owlissues.shared.issue.list.OccurrencePage;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import dev.owlissues.shared.scan.count.InlineSpill;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Issues that carry their occurrences themselves, until they are too many. */
class YoungIssueTest {
  private static final int ITEM_LIMIT = 4_096;

  @RegisterExtension final LocalTables tables = new LocalTables();

  private ScanStage stage;

  @BeforeEach
  void setUp() {
    stage = new ScanStage(tables);
  }

  @Test
  void aNewIssueIsOneConditionalWriteBesideItsFingerprintsAndNothingElse() {
    var metered = MeteredDynamo.over(tables.client());
    stage = new ScanStage(tables.client(), tables.names(), metered.client());
    // Users who are new to the app are written as well: the same users each time.
    stage.receive(events("first", 0, 10));
    stage.scan();
    stage.receive(events("known", 0, 10));
    Usage one = metered.during(stage::scan);
    stage.receive(events("one issue", 0, 10));
    stage.receive(events("another issue", 0, 10));

    Usage two = metered.during(stage::scan);

    assertThat(two.requests("PutItem") - one.requests("PutItem")).isEqualTo(2);
    assertThat(two.requests("BatchWriteItem")).isZero();
    assertThat(stage.items("OccurrencesTable")).isEmpty();
  }

  @Test
  void anIssueThatOutgrowsItsNestKeepsEverybodyOnce() {
    for (int page = 0; page < 12; page++) {
      // Every page has some sessions and users of the one before.
      stage.receive(events("boom", page * 4, page * 4 + 6));
      stage.scan();
    }

    Issue issue = stage.onlyIssue();
    assertThat(issue.bookkeeping().inlineMembers()).isEmpty();
    assertThat(issue.issueCounts()).isEqualTo(new IssueCounts(50, 50));
    assertThat(stage.occurrences(issue))
        .extracting(Occurrence::sessionId)
        .hasSize(50)
        .doesNotHaveDuplicates();
  }

  @Test
  void anIssueWithALargeFirstPageHasNoNest() {
    stage.receive(events("boom", 0, 60));

    stage.scan();

    assertThat(stage.onlyIssue().bookkeeping().inlineMembers()).isEmpty();
    assertThat(stage.onlyIssue().bookkeeping().revision()).isEqualTo(1);
    assertThat(stage.occurrences(stage.onlyIssue())).hasSize(60);
  }

  @Test
  void aNewLargeIssueIsOneWriteBesideItsFingerprintItsSetAndItsPack() {
    var metered = MeteredDynamo.over(tables.client());
    stage = new ScanStage(tables.client(), tables.names(), metered.client());
    // As above: the same users each time.
    stage.receive(events("first", 0, 60));
    stage.scan();
    stage.receive(events("known", 0, 60));
    Usage one = metered.during(stage::scan);
    stage.receive(events("one issue", 0, 60));
    stage.receive(events("another issue", 0, 60));

    Usage two = metered.during(stage::scan);

    assertThat(two.requests("PutItem") - one.requests("PutItem")).isEqualTo(4);
    assertThat(two.requests("UpdateItem") - one.requests("UpdateItem")).isZero();
  }

  @Test
  void aPlaceThatIsKeptForAnIssueIsNoIssueYet() {
    stage.receive(events("boom", 0, 60));
    Grouping grouping = ScanStage.grouping("boom");
    stage.issues.claim(ScanStage.PROJECT, grouping.issueId());

    assertThat(stage.issues.find(ScanStage.PROJECT, grouping.issueId())).isEmpty();
    assertThat(stage.issues()).isEmpty();

    stage.scan();
    assertThat(stage.onlyIssue().id()).isEqualTo(grouping.issueId());
    assertThat(stage.onlyIssue().issueCounts()).isEqualTo(new IssueCounts(60, 60));
  }

  @Test
  void aKeptPlaceIsTakenBySmallPagesToo() {
    stage.issues.claim(ScanStage.PROJECT, ScanStage.grouping("boom").issueId());
    stage.receive(events("boom", 0, 2));

    stage.scan();

    assertThat(stage.onlyIssue().issueCounts()).isEqualTo(new IssueCounts(2, 2));
    assertThat(stage.onlyIssue().bookkeeping().inlineMembers()).isEmpty();
    assertThat(stage.occurrences(stage.onlyIssue())).hasSize(2);
  }

  @Test
  void anItemNeverOutgrowsFourKilobytes() {
    String title = "é".repeat(500);
    for (int page = 0; page < 15; page++) {
      int from = page * 3;
      stage.receive(
          IntStream.range(from, from + 3)
              .mapToObj(i ->
                  anEvent()
                      .message(title)
                      .module("m".repeat(200))
                      .version("v".repeat(60) + i)
                      .session("session-" + i + "-" + "x".repeat(60))
                      .user("user-" + i))
              .toArray(EventBuilder[]::new));
      stage.scan();
      if (page == 0) {
        claimAndSnooze(stage.onlyIssue());
      }
      assertThat(stage.items("IssuesTable"))
          .allSatisfy(item -> assertThat(ItemSize.of(item)).isLessThanOrEqualTo(ITEM_LIMIT));
    }
    assertThat(stage.onlyIssue().issueCounts().occurrences()).isEqualTo(45);
    assertThat(stage.onlyIssue().bookkeeping().inlineMembers()).isEmpty();
  }

  @Test
  void aGrowthThatWasInterruptedIsDoneAgainWithWhatCameMeanwhile() {
    stage.receive(events("boom", 0, 5));
    stage.scan();
    growButForTheIssue(stage.onlyIssue());
    stage.receive(events("boom", 3, 9));
    stage.scan();
    assertThat(stage.onlyIssue().bookkeeping().inlineMembers()).isPresent();
    assertThat(stage.occurrences(stage.onlyIssue())).hasSize(9);

    stage.receive(events("boom", 0, 80));
    stage.scan();

    assertThat(stage.onlyIssue().issueCounts()).isEqualTo(new IssueCounts(80, 80));
    assertThat(stage.occurrences(stage.onlyIssue()))
        .extracting(Occurrence::sessionId)
        .hasSize(80)
        .doesNotHaveDuplicates();
  }

  @Test
  void aWorkerThatWasOvertakenCannotTakeANestThatHasChanged() {
    stage.receive(events("boom", 0, 5));
    stage.scan();
    Issue before = stage.onlyIssue();
    stage.receive(events("boom", 5, 7));
    stage.scan();

    assertThat(inlineSpill().grow(before)).isEmpty();

    assertThat(stage.onlyIssue().issueCounts()).isEqualTo(new IssueCounts(7, 7));
    assertThat(stage.occurrences(stage.onlyIssue())).hasSize(7);
  }

  @Test
  void pagesOfOccurrencesGoOnWhenTheNestGoesMeanwhile() {
    for (int page = 0; page < 3; page++) {
      stage.receive(events("boom", page * 4, page * 4 + 4));
      stage.scan();
    }
    List<String> sessions = new ArrayList<>();
    var archive = new DynamoOccurrenceArchive(tables.client(), tables.names());
    Optional<OccurrenceCursor> next = Optional.empty();
    do {
      OccurrencePage page = archive.newest(stage.onlyIssue(), next, 5);
      page.occurrences().forEach(occurrence -> sessions.add(occurrence.sessionId()));
      next = page.next();
      inlineSpill().grow(stage.onlyIssue());
    } while (next.isPresent());

    assertThat(stage.onlyIssue().bookkeeping().inlineMembers()).isEmpty();
    assertThat(sessions).hasSize(12).doesNotHaveDuplicates();
    assertThat(sessions.subList(0, 4)).allMatch(session -> Integer.parseInt(session) >= 8);
    assertThat(sessions.subList(8, 12)).allMatch(session -> Integer.parseInt(session) < 4);
  }

  @Test
  void aFingerprintWhoseIssueWasMergedTwiceLeadsToTheSurvivor() {
    stage.receive(events("survivor", 0, 2));
    stage.scan();
    Issue survivor = stage.onlyIssue();
    stage.receive(events("first", 0, 1));
    stage.bury("first", ScanStage.grouping("second").issueId());
    stage.bury("second", survivor.id());
    stage.receive(events("second", 1, 3));
    stage.receive(events("survivor", 3, 4));

    stage.scan();

    assertThat(stage.onlyIssue().id()).isEqualTo(survivor.id());
    assertThat(stage.onlyIssue().issueCounts()).isEqualTo(new IssueCounts(4, 4));
  }

  // With all that a person may have noted on it.
  private void claimAndSnooze(Issue issue) {
    Instant now = stage.clock.instant();
    var claimant = new Claimant(Claimant.Type.AGENT, new UUID(5, 5), "\uD83E\uDD89".repeat(60));
    var snoozed =
        new Lifecycle(
            IssueStatus.SNOOZED,
            Optional.of("v".repeat(WantedStatus.MAX_VERSION)),
            Optional.of(
                Snooze.begun(
                    now,
                    new SnoozeEnd(Optional.of(now.plus(Duration.ofDays(9))), OptionalInt.empty()))),
            Optional.of(claimant));
    stage.issues.replace(
        issue
            .withLifecycle(snoozed)
            .withBookkeeping(
                issue
                    .bookkeeping()
                    .updated(now)
                    .withLastChange(Optional.of(new AuditPage.Place(now, new UUID(6, 6))))));
  }

  private InlineSpill inlineSpill() {
    return new InlineSpill(stage.issues, tables.stores().buckets(), tables.stores().packs());
  }

  // All steps of a growth but the last, as a worker leaves them that dies before it.
  private void growButForTheIssue(Issue issue) {
    Issue stale = issue.withBookkeeping(issue.bookkeeping().updated(stage.clock.instant()));
    assertThat(inlineSpill().grow(stale)).isEmpty();
  }

  private static EventBuilder[] events(String message, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> anEvent().message(message).session("" + i).user("u" + i))
        .toArray(EventBuilder[]::new);
  }
}
