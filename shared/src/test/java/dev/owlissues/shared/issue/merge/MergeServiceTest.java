package dev.owlissues.shared.issue.merge;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.event.EventBuilder;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.issue.Claimants;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.IssueWorkflow;
import dev.owlissues.shared.issue.StoredIssue;
import dev.owlissues.shared.issue.WantedStatus;
import dev.owlissues.shared.issue.comment.Comment;
import dev.owlissues.shared.issue.fact.Breakdown;
import dev.owlissues.shared.issue.fact.Facts;
import dev.owlissues.shared.issue.fact.Regression;
import dev.owlissues.shared.issue.fact.Tally;
import dev.owlissues.shared.issue.merge.MergeService.Outcome;
import dev.owlissues.shared.scan.members.MemberSets;
import dev.owlissues.shared.scan.page.MemberHasher;
import dev.owlissues.shared.scan.page.ScanPage;
import dev.owlissues.shared.scan.page.UnitProgress;
import dev.owlissues.shared.scan.page.UnitStore.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of two issues that are merged. */
class MergeServiceTest {
  private static final Instant EARLY = Instant.parse("2026-11-24T07:00:00Z");
  private static final Instant LATE = Instant.parse("2026-11-24T07:30:00Z");

  @RegisterExtension final LocalTables tables = new LocalTables();
  private MergeStage stage;

  @BeforeEach
  void open() {
    stage = new MergeStage(tables);
  }

  @Test // (R-merge-2)
  void occurrencesMoveAndASessionThatBothHaveStaysOnce() {
    stage.receive(
        anEvent().message("left").session("a").user("ann"),
        anEvent().message("left").session("b").user("bob"),
        anEvent().message("right").session("b").user("cid"),
        anEvent().message("right").session("c").user("ann"));
    stage.scan();

    Issue merged = merge("right", "left");

    assertThat(merged.issueCounts()).isEqualTo(new IssueCounts(3, 3));
    assertThat(stage.sessions(merged)).containsExactly("a", "b", "c");
    stage.drain(Merge.SWEPT_AFTER.plusMinutes(1));
    stage.assertSound();
  }

  @Test // (R-merge-5)
  void theSourceIsGoneAndItsIdLeadsToTheSurvivor() {
    two();
    Issue source = stage.titled("right");
    Issue target = stage.titled("left");

    stage.merge(source, target);

    assertThat(stage.issues.find(MergeStage.PROJECT, source.id())).isEmpty();
    assertThat(stage.issues.storedIssue(MergeStage.PROJECT, source.id()))
        .isEqualTo(new StoredIssue.Merged(target.id()));
    assertThat(stage.live()).hasSize(1);
  }

  @Test // (R-merge-4)
  void statusAndTitleOfTheSurvivorStayAndSightAndFingerprintsAreOfBoth() {
    stage.receive(
        anEvent().message("left").session("a").version("2.0").at(LATE),
        anEvent().message("right").session("b").version("1.0").at(EARLY));
    stage.scan();
    new IssueWorkflow(stage.issues, stage.clock, stage.ids)
        .change(stage.titled("left").key(), WantedStatus.of(IssueStatus.SILENCED), Claimants.ANN);

    Issue merged = merge("right", "left");

    assertThat(merged.subject().title()).isEqualTo("left");
    assertThat(merged.lifecycle().status()).isEqualTo(IssueStatus.SILENCED);
    assertThat(merged.subject().fingerprintCount()).isEqualTo(2);
    assertThat(merged.subject().fingerprints()).hasSize(2);
    assertThat(merged.seen().first().at()).isEqualTo(EARLY);
    assertThat(merged.seen().first().appVersion()).isEqualTo("1.0");
    assertThat(merged.seen().last().at()).isEqualTo(LATE);
    assertThat(merged.seen().last().appVersion()).isEqualTo("2.0");
  }

  @Test // (R-fact-7)
  void factsOfEventsAreOfBothAndOccurrencesCountWhereTheyMoved() {
    stage.receive(
        anEvent().message("left").session("a").version("2.0").at(EARLY),
        anEvent().message("left").session("b").version("2.0").at(EARLY),
        anEvent().message("right").session("b").version("1.0").at(LATE),
        anEvent().message("right").session("c").version("1.0").at(EARLY),
        anEvent().message("right").session("c").version("1.1").at(EARLY));
    stage.scan();

    Facts facts = merge("right", "left").facts();

    assertThat(facts.events()).isEqualTo(5);
    assertThat(facts.history().days().getLast()).isEqualTo(5);
    assertThat(facts.newest()).hasValueSatisfying(event -> assertThat(event.at()).isEqualTo(LATE));
    assertThat(facts.versions().parts())
        .extracting(Breakdown.Part::name, Breakdown.Part::tally)
        .containsExactly(
            tuple("1.0", new Tally(2, 1)),
            tuple("1.1", new Tally(1, 0)),
            tuple("2.0", new Tally(2, 2)));
    stage.drain(Merge.SWEPT_AFTER.plusMinutes(1));
    stage.assertSound();
  }

  @Test // (R-fact-7)
  void aRegressionStaysWithTheIssueThatRegressed() {
    two();
    Issue source = stage.titled("right");
    var regression = new Regression("1.0", "1.1", LATE);
    stage.issues.replace(
        source
            .withFacts(source.facts().regressed(regression))
            .withBookkeeping(source.bookkeeping().next()));

    assertThat(merge("right", "left").facts().regression()).isEmpty();
  }

  @Test // (R-merge-1)
  void futureEventsOfBothFingerprintsGoToTheSurvivor() {
    two();
    merge("right", "left");

    stage.receive(anEvent().message("right").session("x"), anEvent().message("left").session("y"));
    stage.scan();

    assertThat(stage.live()).hasSize(1);
    assertThat(stage.sessions(stage.titled("left"))).containsExactly("a", "b", "x", "y");
  }

  @Test // (R-merge-3)
  void commentsMoveAndDeletedOnesStayDeleted() {
    two();
    stage.comment(stage.titled("left"), "one");
    stage.comment(stage.titled("right"), "two");
    stage.comment(stage.titled("left"), "three");
    stage.comment(stage.titled("right"), "gone");
    Comment gone =
        stage.comments.page(stage.titled("right").key(), Optional.empty()).comments().getLast();
    stage.commentService.delete(stage.titled("right").key(), gone.id(), MergeStage.AUTHOR, false);

    Issue merged = merge("right", "left");

    assertThat(stage.comments.page(merged.key(), Optional.empty()).comments())
        .extracting(Comment::body)
        .containsExactly("one", "two", "three");
    assertThat(stage.comments.all(merged.key())).hasSize(4).contains(gone.id());
    assertThat(stage.comments.find(merged.key(), gone.id())).isEmpty();
  }

  @Test // (R-audit-4)
  void theAuditLogSaysWhatWasMergedIntoWhat() {
    two();
    Issue source = stage.titled("right");

    merge("right", "left");

    assertThat(stage.items(Tables.AUDIT))
        .singleElement()
        .satisfies(entry -> {
          assertThat(MergeStage.text(entry, "action")).isEqualTo("update");
          assertThat(MergeStage.text(entry, "resource_id"))
              .isEqualTo(stage.titled("left").id().toString());
          assertThat(MergeStage.text(entry, "actor_id")).isEqualTo(MergeStage.ANN.id());
          assertThat(String.valueOf(entry.get("metadata")))
              .contains("merged_from", source.id().toString());
        });
  }

  @Test // (R-merge-6)
  void developmentAndProductionAreNotMerged() {
    stage.receive(anEvent().message("left").session("a"), anEvent().message("dev").dev());
    stage.scan();

    Outcome outcome = stage.merge(stage.titled("dev"), stage.titled("left"));

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(stage.live()).hasSize(2);
    assertThat(stage.merges.open()).isEmpty();
  }

  @Test // (R-merge-6)
  void anIssueIsNotMergedIntoItselfNorOneThatIsNotThere() {
    two();
    Issue left = stage.titled("left");
    var unknown = new UUID(9, 9);

    assertThat(stage.merge(left, left)).isInstanceOf(Outcome.Refused.class);
    assertThat(stage.merging.merge(left.key(), unknown, MergeStage.ANN))
        .isEqualTo(new Outcome.Missing(unknown));
    assertThat(stage.merging.merge(MergeStage.key(unknown), left.id(), MergeStage.ANN))
        .isEqualTo(new Outcome.Missing(unknown));
    assertThat(stage.live()).hasSize(2);
  }

  @Test // (R-merge-7)
  void issuesOfDifferentAppsAreMergedAndTheirFingerprintsKeepTheirApp() {
    stage.receive(anEvent().message("left").session("a"));
    stage.receive(MergeStage.OTHER_APP, anEvent().message("right").session("b"));
    stage.scan();
    merge("right", "left");

    stage.receive(MergeStage.OTHER_APP, anEvent().message("right").session("c"));
    stage.receive(MergeStage.OTHER_APP, anEvent().message("left").session("d"));
    stage.scan();

    Issue merged =
        stage.live().stream()
            .filter(issue -> issue.subject().fingerprintCount() == 2)
            .findFirst()
            .orElseThrow();
    assertThat(stage.sessions(merged)).containsExactly("a", "b", "c");
    assertThat(stage.live()).hasSize(2);
  }

  @Test
  void aChainOfMergesLosesNothing() {
    three();
    merge("one", "two");
    Issue merged = merge("two", "three");

    assertThat(stage.sessions(merged)).containsExactly("a", "b", "c");
    assertThat(merged.issueCounts().occurrences()).isEqualTo(3);
    assertThat(merged.subject().fingerprintCount()).isEqualTo(3);
    stage.receive(anEvent().message("one").session("d"));
    stage.scan();
    stage.drain(Duration.ofHours(1));
    assertThat(stage.sessions(stage.titled("three"))).containsExactly("a", "b", "c", "d");
    assertThat(stage.merges.open()).isEmpty();
    stage.assertSound();
  }

  @Test
  void whoMergesTheOtherWayAtTheSameTimeFindsItsTargetGone() {
    two();
    Issue left = stage.titled("left");
    Issue right = stage.titled("right");
    Merge other =
        new Merge(
            MergeStage.TEAM,
            MergeStage.PROJECT,
            left.id(),
            right.id(),
            MergeStage.ANN,
            stage.clock.instant());
    assertThat(stage.merges.begin(other, MergeRule.expecting(right, other))).isTrue();

    Outcome outcome = stage.merge(right, left);
    stage.merging.requeue();
    stage.drain(Duration.ofHours(1));

    assertThat(outcome).isInstanceOf(Outcome.Merged.class);
    assertThat(stage.sessions(stage.titled("left"))).containsExactly("a", "b");
    assertThat(Merge.isUnfinished(stage.titled("left"))).isFalse();
    assertThat(stage.titled("left").bookkeeping().lastPages())
        .containsOnlyKeys(MergeStage.APP.key());
    assertThat(stage.merges.open()).isEmpty();
    stage.assertSound();
  }

  @Test // (R-merge-9)
  void aMergeWaitsForAUnitThatIsBeingScannedAndSaysSo() {
    two();
    Issue target = stage.titled("left");
    Lease lease = frozen(MergeStage.APP);

    Outcome outcome = stage.merge(stage.titled("right"), target);

    assertThat(outcome).isEqualTo(new Outcome.Merged(stage.now(target)));
    assertThat(Merge.isUnfinished(stage.now(target))).isTrue();
    assertThat(stage.live()).hasSize(2);
    stage.drain(Duration.ofMinutes(3));
    assertThat(stage.live()).hasSize(2);
    stage.units.release(
        stage.units.advance(lease, lease.progress().finish(), stage.clock.instant()));
    stage.drain(Duration.ofMinutes(1));
    assertThat(Merge.isUnfinished(stage.now(target))).isFalse();
    assertThat(stage.sessions(stage.now(target))).containsExactly("a", "b");
  }

  @Test // (R-merge-9)
  void whatIsTooMuchForARequestGoesOnFromTheQueue() {
    stage = new MergeStage(tables, tables.client(), 1);
    stage.receive(
        anEvent().message("left").session("a"),
        anEvent().message("right").session("b"),
        anEvent().message("right").session("c"));
    stage.scan();

    Outcome outcome = stage.merge(stage.titled("right"), stage.titled("left"));

    assertThat(outcome).isInstanceOf(Outcome.Merged.class);
    Issue target = stage.titled("left");
    assertThat(Merge.isUnfinished(target)).isTrue();
    assertThat(stage.live()).hasSize(1);
    stage.drain(Duration.ofSeconds(1));
    target = stage.now(target);
    assertThat(Merge.isUnfinished(target)).isFalse();
    assertThat(target.issueCounts().occurrences()).isEqualTo(3);
  }

  @Test
  void aMergeWhoseMessageIsLostIsTakenUpByThePlanner() {
    stage = new MergeStage(tables, tables.client(), 0);
    two();
    stage.merge(stage.titled("right"), stage.titled("left"));
    stage.forgetMessages();

    stage.merging.requeue();
    stage.drain(Duration.ofSeconds(1));

    assertThat(stage.titled("left").issueCounts().occurrences()).isEqualTo(2);
    assertThat(Merge.isUnfinished(stage.titled("left"))).isFalse();
  }

  @Test
  void theSecondSweepClearsWhatLandedUnderTheTombstoneTooLate() {
    two();
    Issue source = stage.titled("right");
    merge("right", "left");
    late(source);

    stage.drain(Merge.SWEPT_AFTER.minusMinutes(1));
    assertThat(stage.merges.open()).hasSize(1);
    stage.drain(Duration.ofMinutes(2));

    assertThat(stage.merges.open()).isEmpty();
    assertThat(stage.titled("left").bookkeeping().lastPages())
        .containsOnlyKeys(MergeStage.APP.key());
    stage.assertSound();
    assertThat(stage.issues.storedIssue(MergeStage.PROJECT, source.id()))
        .isInstanceOf(StoredIssue.Merged.class);
  }

  @Test
  void fiveThousandOccurrencesASideAreMergedWithinTheRequest() {
    for (int batch = 0; batch < 10; batch++) {
      int first = batch * 500;
      stage.receive(
          IntStream.range(first, first + 500)
              .mapToObj(i -> anEvent().message("left").session("l" + i).user("u" + i))
              .toArray(EventBuilder[]::new));
      stage.receive(
          IntStream.range(first, first + 500)
              .mapToObj(i ->
                  anEvent().message("right").session((i < 1_000 ? "l" : "r") + i).user("u" + i))
              .toArray(EventBuilder[]::new));
    }
    stage.scan();

    Issue merged = merge("right", "left");

    assertThat(merged.issueCounts()).isEqualTo(new IssueCounts(9_000, 5_000));
    assertThat(Merge.isUnfinished(merged)).isFalse();
    stage.drain(Merge.SWEPT_AFTER.plusMinutes(1));
    stage.assertSound();
  }

  // As a worker does that is in the middle of a page.
  private Lease frozen(Unit unit) {
    Instant now = stage.clock.instant();
    Lease lease = stage.units.take(unit, stage.ids.next(), now, now.plusSeconds(100)).orElseThrow();
    UnitProgress progress = lease.progress();
    var page =
        new ScanPage(
            progress.pages() + 1,
            now,
            progress.position(),
            progress.position(),
            Set.of(1L),
            Set.of());
    return stage.units.advance(lease, progress.freeze(page), now.plusSeconds(100));
  }

  // As a worker would that was overtaken: members and a pack of a page that nobody counts.
  private void late(Issue source) {
    var buckets = tables.stores().buckets();
    var adder = new MemberSets.Adder(source.id(), MergeStage.APP.key(), 99);
    new MemberSets(buckets, 1)
        .add(adder, new MemberHasher().members(Set.of("late"), Set.of()), false);
  }

  private void two() {
    stage.receive(anEvent().message("left").session("a"), anEvent().message("right").session("b"));
    stage.scan();
  }

  private void three() {
    stage.receive(
        anEvent().message("one").session("a"),
        anEvent().message("two").session("b"),
        anEvent().message("three").session("c"));
    stage.scan();
  }

  private Issue merge(String source, String target) {
    Outcome outcome = stage.merge(stage.titled(source), stage.titled(target));
    assertThat(outcome).isInstanceOf(Outcome.Merged.class);
    return ((Outcome.Merged) outcome).survivor();
  }
}
