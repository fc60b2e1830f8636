package dev.owlissues.shared.issue;

import static dev.owlissues.shared.issue.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.local.aws.dynamo.FaultyDynamo.Fault;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.dynamo.Deaths;
import dev.owlissues.shared.dynamo.issue.DynamoIssueStore;
import dev.owlissues.shared.dynamo.table.LocalStores;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.issue.IssueWorkflow.Outcome;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class IssueWorkflowTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final Claimant ANN = Claimants.ANN;
  private static final WantedStatus RESOLVED =
      new WantedStatus(IssueStatus.RESOLVED, Optional.of("1.4.0"));
  private static final Issue ISSUE = anIssue().build();

  @RegisterExtension final LocalTables tables = new LocalTables();
  private DynamoIssueStore issues;
  private FaultyDynamo faults;

  @BeforeEach
  void open() {
    issues = tables.stores().issues();
    faults = FaultyDynamo.over(tables.client());
  }

  @Test // (R-audit-1, R-audit-2)
  void aChangeIsWrittenTogetherWithWhoMadeItAndFromWhatToWhat() {
    issues.create(ISSUE);

    Outcome outcome = workflow().change(ISSUE.key(), RESOLVED, ANN);

    Issue stored = stored();
    assertThat(outcome).isEqualTo(new Outcome.Changed(stored));
    assertThat(stored.lifecycle()).isEqualTo(Lifecycles.resolvedAt("1.4.0"));
    assertThat(stored.bookkeeping().updatedAt()).isEqualTo(NOW);
    assertThat(audit()).hasSize(1);
    Map<String, AttributeValue> entry = audit().getFirst();
    assertThat(entry)
        .containsEntry("actor_type", AttributeValue.fromS("user"))
        .containsEntry("actor_id", AttributeValue.fromS(ANN.id().toString()))
        .containsEntry("action", AttributeValue.fromS("update"))
        .containsEntry("resource_type", AttributeValue.fromS("issue"))
        .containsEntry("resource_id", AttributeValue.fromS(ISSUE.id().toString()));
    assertThat(entry)
        .containsEntry(
            "changes",
            AttributeValue.fromM(
                Map.of(
                    "status", change("new", "resolved"),
                    "resolved_at_version", change("", "1.4.0"))));
  }

  @Test // (R-status-3)
  void aChangeThatIsNotInTheTableWritesNothing() {
    issues.create(anIssue().status(IssueStatus.RESOLVED).build());

    Outcome outcome = workflow().change(ISSUE.key(), WantedStatus.of(IssueStatus.IN_PROGRESS), ANN);

    assertThat(outcome)
        .isEqualTo(
            new Outcome.Refused(Lifecycle.of(IssueStatus.RESOLVED), IssueStatus.IN_PROGRESS));
    assertThat(stored().bookkeeping().revision()).isEqualTo(1);
    assertThat(audit()).isEmpty();
  }

  @Test
  void anIssueOfAnotherProjectIsNotThere() {
    issues.create(ISSUE);

    Outcome outcome = workflow().change(new IssueKey(new UUID(9, 9), ISSUE.id()), RESOLVED, ANN);

    assertThat(outcome).isEqualTo(new Outcome.Missing());
  }

  @Test // (R-status-7)
  void ofTwoWhoClaimAtOnceOneIsRefusedByTheStateTheOtherMade() {
    issues.create(ISSUE);
    WantedStatus claim = WantedStatus.of(IssueStatus.IN_PROGRESS);
    var other = new IssueWorkflow(issues, CLOCK, ids());
    var meddled = WatchedIssues.meddled(issues, () -> other.change(ISSUE.key(), claim, ANN));

    Outcome outcome = new IssueWorkflow(meddled, CLOCK, ids()).change(ISSUE.key(), claim, ANN);

    assertThat(outcome)
        .isEqualTo(new Outcome.Overtaken(IssueStatus.IN_PROGRESS, IssueStatus.IN_PROGRESS));
    assertThat(audit()).hasSize(1);
  }

  @Test // (R-claim-4)
  void ofTwoWhoTakeAnIssueOverAtOnceOneIsRefusedByTheClaimOfTheOther() {
    issues.create(anIssue().lifecycle(Lifecycles.claimedBy(Claimants.BOT)).build());
    var other = new IssueWorkflow(issues, CLOCK, ids());
    var meddled =
        WatchedIssues.meddled(
            issues, () -> other.change(ISSUE.key(), WantedStatus.takenOver(), Claimants.BOB));

    Outcome outcome =
        new IssueWorkflow(meddled, CLOCK, ids()).change(ISSUE.key(), WantedStatus.takenOver(), ANN);

    assertThat(outcome)
        .isEqualTo(new Outcome.Overtaken(IssueStatus.IN_PROGRESS, IssueStatus.IN_PROGRESS));
    assertThat(stored().lifecycle().claimedBy()).contains(Claimants.BOB);
    assertThat(audit()).hasSize(1);
  }

  @Test // (R-claim-1, R-claim-5, R-undo-1)
  void aClaimIsAuditedAndTheIssueNotesTheEntry() {
    issues.create(ISSUE);

    workflow().change(ISSUE.key(), WantedStatus.of(IssueStatus.IN_PROGRESS), ANN);

    assertThat(stored().lifecycle()).isEqualTo(Lifecycles.claimedBy(ANN));
    assertThat(audit())
        .singleElement()
        .satisfies(entry ->
            assertThat(entry)
                .containsEntry(
                    "id",
                    AttributeValue.fromS(
                        stored().bookkeeping().lastChange().orElseThrow().id().toString()))
                .containsEntry(
                    "changes",
                    AttributeValue.fromM(
                        Map.of(
                            "status", change("new", "in_progress"),
                            "claimed_by", change("", "user:%s".formatted(ANN.id()))))));
  }

  @Test // (R-status-7)
  void aCountThatCameInBetweenIsKept() {
    issues.create(ISSUE);
    Issue counted =
        IssueBuilder.like(ISSUE)
            .issueCounts(new IssueCounts(44, 4))
            .bookkeeping(ISSUE.bookkeeping().updated(NOW))
            .build();
    var meddled = WatchedIssues.meddled(issues, () -> issues.replace(counted));

    Outcome outcome = new IssueWorkflow(meddled, CLOCK, ids()).change(ISSUE.key(), RESOLVED, ANN);

    assertThat(outcome).isInstanceOf(Outcome.Changed.class);
    assertThat(stored().issueCounts()).isEqualTo(new IssueCounts(44, 4));
    assertThat(stored().lifecycle().status()).isEqualTo(IssueStatus.RESOLVED);
    assertThat(audit()).hasSize(1);
  }

  @Test // (R-issue-11)
  void aClockThatRunsBehindNeverMakesAnIssueLookOlder() {
    issues.create(ISSUE);
    var behind = InstantSource.fixed(IssueBuilder.UPDATED.minusSeconds(60));

    new IssueWorkflow(issues, behind, ids()).change(ISSUE.key(), RESOLVED, ANN);

    assertThat(stored().bookkeeping().updatedAt()).isEqualTo(IssueBuilder.UPDATED);
  }

  @ParameterizedTest // (R-audit-2)
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void aRequestThatDiesAnywhereAndIsMadeAgainChangesTheStatusOnce(Fault fault) {
    boolean died = true;
    long call = 0;
    while (died) {
      call++;
      tables.clear();
      issues.create(ISSUE);
      faults.reset();
      faults.dieAt(call, fault);
      died = dies();
      faults.reset();

      workflow().change(ISSUE.key(), RESOLVED, ANN);

      assertThat(stored().lifecycle().resolvedAtVersion()).contains("1.4.0");
      assertThat(stored().bookkeeping().revision()).as("died at call %d", call).isEqualTo(2);
      assertThat(audit()).hasSize(1);
    }
    assertThat(call).isEqualTo(3);
  }

  private boolean dies() {
    var dying =
        new IssueWorkflow(LocalStores.in(faults.client(), tables.names()).issues(), CLOCK, ids());
    return Deaths.dies(() -> dying.change(ISSUE.key(), RESOLVED, ANN));
  }

  private IssueWorkflow workflow() {
    return new IssueWorkflow(issues, CLOCK, ids());
  }

  private static RandomIds ids() {
    return new RandomIds(CLOCK, new SecureRandom());
  }

  private Issue stored() {
    return issues.find(ISSUE.scope().projectId(), ISSUE.id()).orElseThrow();
  }

  private List<Map<String, AttributeValue>> audit() {
    return tables.client().scan(r -> r.tableName(tables.names().of(Tables.AUDIT))).items();
  }

  private static AttributeValue change(String before, String after) {
    return AttributeValue.fromM(
        Map.of("before", AttributeValue.fromS(before), "after", AttributeValue.fromS(after)));
  }
}
