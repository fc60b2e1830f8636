package dev.owlissues.shared.issue;

import static dev.owlissues.shared.issue.Claimants.ANN;
import static dev.owlissues.shared.issue.Claimants.BOB;
import static dev.owlissues.shared.issue.Claimants.BOT;
import static dev.owlissues.shared.issue.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.local.aws.dynamo.FaultyDynamo.Fault;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.dynamo.Deaths;
import dev.owlissues.shared.dynamo.DynamoStores;
import dev.owlissues.shared.dynamo.table.LocalStores;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.issue.IssueUndo.Outcome;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class IssueUndoTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final Issue ISSUE = anIssue().build();
  private static final WantedStatus RESOLVED =
      new WantedStatus(IssueStatus.RESOLVED, Optional.of("1.4.0"));

  @RegisterExtension final LocalTables tables = new LocalTables();
  private DynamoStores stores;

  @BeforeEach
  void open() {
    stores = tables.stores();
  }

  static Stream<Lifecycle> lifecycles() {
    return Stream.of(
        Lifecycle.NEW,
        Lifecycle.of(IssueStatus.SILENCED),
        Lifecycles.claimedBy(BOB),
        Lifecycles.claimedBy(BOB).regressed(),
        Lifecycles.snoozed(NOW, new SnoozeEnd(Optional.empty(), OptionalInt.of(7))),
        Lifecycles.snoozed(
            NOW, new SnoozeEnd(Optional.of(NOW.plusSeconds(60)), OptionalInt.empty())));
  }

  @ParameterizedTest // (R-undo-1, R-status-4)
  @MethodSource("lifecycles")
  void everythingIsAsItWasBeforeTheChange(Lifecycle before) {
    UUID change = changed(before, RESOLVED, ANN);

    Outcome outcome = undo().undo(ISSUE.key(), change, ANN);

    assertThat(outcome).isEqualTo(new Outcome.Undone(stored()));
    assertThat(stored().lifecycle()).isEqualTo(before);
    assertThat(stored().bookkeeping().updatedAt()).isEqualTo(NOW);
  }

  @Test // (R-undo-1)
  void aVersionThatWasForgottenIsKnownAgain() {
    UUID change = changed(Lifecycles.resolvedAt("1.4.0"), WantedStatus.of(IssueStatus.NEW), ANN);

    undo().undo(ISSUE.key(), change, ANN);

    assertThat(stored().lifecycle()).isEqualTo(Lifecycles.resolvedAt("1.4.0"));
  }

  @Test // (R-undo-1)
  void whatWasTakenOverIsGivenBack() {
    UUID change = changed(Lifecycles.claimedBy(BOB), WantedStatus.takenOver(), ANN);

    undo().undo(ISSUE.key(), change, ANN);

    assertThat(stored().lifecycle()).isEqualTo(Lifecycles.claimedBy(BOB));
  }

  @Test // (R-claim-5)
  void whoIsGoneGetsTheIssueBackWithoutAName() {
    Claimant gone = new Claimant(Claimant.Type.USER, new UUID(5, 9), "Gone");
    UUID change = changed(Lifecycles.claimedBy(gone), WantedStatus.takenOver(), ANN);

    undo().undo(ISSUE.key(), change, ANN);

    assertThat(stored().lifecycle()).isEqualTo(Lifecycles.claimedBy(gone.named("")));
  }

  @Test // (R-undo-4)
  void takingBackIsAuditedAndCanBeTakenBack() {
    UUID change = changed(Lifecycle.NEW, RESOLVED, ANN);

    undo().undo(ISSUE.key(), change, ANN);

    UUID undone = lastChange();
    assertThat(audit()).hasSize(2);
    assertThat(audit())
        .filteredOn(entry -> AttributeValue.fromS(undone.toString()).equals(entry.get("id")))
        .singleElement()
        .satisfies(entry ->
            assertThat(entry)
                .containsEntry("actor_id", AttributeValue.fromS(ANN.id().toString()))
                .containsEntry(
                    "metadata",
                    AttributeValue.fromM(
                        Map.of("undoes", AttributeValue.fromS(change.toString())))));
    undo().undo(ISSUE.key(), undone, ANN);
    assertThat(stored().lifecycle()).isEqualTo(Lifecycles.resolvedAt("1.4.0"));
  }

  @Test // (R-undo-3)
  void whatSomebodyElseChangedIsTheirsToTakeBack() {
    UUID change = changed(Lifecycle.NEW, RESOLVED, ANN);

    // An agent whose key has the id that a person has is somebody else.
    for (Claimant other : List.of(BOB, BOT)) {
      assertThat(undo().undo(ISSUE.key(), change, other)).isEqualTo(new Outcome.NotTheirs());
    }
    assertThat(stored().lifecycle()).isEqualTo(Lifecycles.resolvedAt("1.4.0"));
    assertThat(audit()).hasSize(1);
  }

  @Test // (R-undo-2)
  void onlyTheLastChangeIsTakenBack() {
    UUID first = changed(Lifecycle.NEW, RESOLVED, ANN);
    workflow(stores.issues()).change(ISSUE.key(), WantedStatus.of(IssueStatus.NEW), BOB);
    UUID last = lastChange();

    assertThat(undo().undo(ISSUE.key(), first, ANN)).isEqualTo(new Outcome.Outdated());
    assertThat(undo().undo(ISSUE.key(), new UUID(8, 8), ANN)).isEqualTo(new Outcome.Outdated());
    undo().undo(ISSUE.key(), last, BOB);
    assertThat(undo().undo(ISSUE.key(), last, BOB)).isEqualTo(new Outcome.Outdated());
    assertThat(stored().lifecycle()).isEqualTo(Lifecycles.resolvedAt("1.4.0"));
  }

  @Test // (R-undo-2)
  void whatScansCountedMeanwhileIsKept() {
    UUID change =
        changed(
            Lifecycle.NEW,
            WantedStatus.snoozed(new SnoozeEnd(Optional.empty(), OptionalInt.of(9))),
            ANN);
    Issue snoozed = stored();
    stores
        .issues()
        .replace(
            snoozed
                .withCounts(new IssueCounts(44, 4))
                .withLifecycle(
                    snoozed
                        .lifecycle()
                        .sleeping(new Snooze(NOW, Optional.empty(), OptionalInt.of(2))))
                .withBookkeeping(snoozed.bookkeeping().updated(NOW)));

    undo().undo(ISSUE.key(), change, ANN);

    assertThat(stored().lifecycle()).isEqualTo(Lifecycle.NEW);
    assertThat(stored().issueCounts()).isEqualTo(new IssueCounts(44, 4));
  }

  @Test
  void anIssueOfAnotherProjectIsNotThere() {
    UUID change = changed(Lifecycle.NEW, RESOLVED, ANN);

    assertThat(undo().undo(new IssueKey(new UUID(9, 9), ISSUE.id()), change, ANN))
        .isEqualTo(new Outcome.Missing());
  }

  @Test // (R-undo-2)
  void ofTwoWhoTakeBackAtOnceOneFindsItDone() {
    UUID change = changed(Lifecycle.NEW, RESOLVED, ANN);
    IssueStore meddled =
        WatchedIssues.meddled(stores.issues(), () -> undo().undo(ISSUE.key(), change, ANN));

    Outcome outcome = undo(meddled, stores).undo(ISSUE.key(), change, ANN);

    assertThat(outcome).isEqualTo(new Outcome.Outdated());
    assertThat(stored().lifecycle()).isEqualTo(Lifecycle.NEW);
    assertThat(audit()).hasSize(2);
  }

  @Test // (R-undo-2)
  void aChangeThatComesInBetweenIsNotLost() {
    UUID change = changed(Lifecycle.NEW, RESOLVED, ANN);
    IssueStore meddled =
        WatchedIssues.meddled(
            stores.issues(),
            () ->
                workflow(stores.issues())
                    .change(ISSUE.key(), WantedStatus.of(IssueStatus.SILENCED), BOB));

    Outcome outcome = undo(meddled, stores).undo(ISSUE.key(), change, ANN);

    assertThat(outcome).isEqualTo(new Outcome.Outdated());
    assertThat(stored().lifecycle().status()).isEqualTo(IssueStatus.SILENCED);
  }

  @Test // (R-undo-2)
  void aCountThatComesInBetweenIsKept() {
    UUID change = changed(Lifecycle.NEW, RESOLVED, ANN);
    Issue counted =
        stored()
            .withCounts(new IssueCounts(44, 4))
            .withBookkeeping(stored().bookkeeping().updated(NOW));
    IssueStore meddled =
        WatchedIssues.meddled(stores.issues(), () -> stores.issues().replace(counted));

    Outcome outcome = undo(meddled, stores).undo(ISSUE.key(), change, ANN);

    assertThat(outcome).isInstanceOf(Outcome.Undone.class);
    assertThat(stored().issueCounts()).isEqualTo(new IssueCounts(44, 4));
    assertThat(stored().lifecycle()).isEqualTo(Lifecycle.NEW);
  }

  @ParameterizedTest // (R-undo-1, R-audit-2)
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void aRequestThatDiesAnywhereAndIsMadeAgainTakesBackOnce(Fault fault) {
    var faults = FaultyDynamo.over(tables.client());
    boolean died = true;
    long call = 0;
    while (died) {
      call++;
      tables.clear();
      UUID change = changed(Lifecycles.claimedBy(BOB), RESOLVED, ANN);
      faults.reset();
      faults.dieAt(call, fault);
      DynamoStores dying = LocalStores.in(faults.client(), tables.names());
      died = Deaths.dies(() -> undo(dying.issues(), dying).undo(ISSUE.key(), change, ANN));
      faults.reset();

      undo().undo(ISSUE.key(), change, ANN);

      assertThat(stored().lifecycle()).as("died at %d", call).isEqualTo(Lifecycles.claimedBy(BOB));
      assertThat(audit()).hasSize(2);
    }
    assertThat(call).isEqualTo(4);
  }

  /** Makes a change to an issue in that state, and returns the id of it. */
  private UUID changed(Lifecycle before, WantedStatus wanted, Claimant by) {
    stores.issues().create(anIssue().lifecycle(before).build());
    assertThat(workflow(stores.issues()).change(ISSUE.key(), wanted, by))
        .isInstanceOf(IssueWorkflow.Outcome.Changed.class);
    return lastChange();
  }

  private UUID lastChange() {
    return stored().bookkeeping().lastChange().orElseThrow().id();
  }

  private IssueUndo undo() {
    return undo(stores.issues(), stores);
  }

  private static IssueUndo undo(IssueStore issues, DynamoStores stores) {
    return new IssueUndo(issues, stores.resourceLog(), Claimants::nameOf, CLOCK, ids());
  }

  private static IssueWorkflow workflow(IssueStore issues) {
    return new IssueWorkflow(issues, CLOCK, ids());
  }

  private static RandomIds ids() {
    return new RandomIds(CLOCK, new SecureRandom());
  }

  private Issue stored() {
    return stores.issues().find(ISSUE.scope().projectId(), ISSUE.id()).orElseThrow();
  }

  private List<Map<String, AttributeValue>> audit() {
    return tables.client().scan(r -> r.tableName(tables.names().of(Tables.AUDIT))).items();
  }
}
