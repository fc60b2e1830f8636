package dev.owlissues.shared.scan.run;

import static dev.owlissues.shared.account.team.ProjectBuilder.aSettledProject;
import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.event.Level;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.Lifecycle;
import dev.owlissues.shared.issue.Lifecycles;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import dev.owlissues.shared.issue.version.VersionOrder;
import dev.owlissues.shared.scan.count.VersionDisagreement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The rules that concern the scan, by the sections of docs/rules.md and in their order. */
class PageRulesTest {
  @RegisterExtension final LocalTables tables = new LocalTables();

  private ScanStage stage;

  @BeforeEach
  void setUp() {
    stage = new ScanStage(tables);
  }

  @Nested
  @DisplayName("Scan and issues")
  class HowIssuesAreCreated {

    @Test // (R-issue-1)
    void onlyErrorLevelEventsMakeIssues() {
      stage.receive(
          anEvent().level(Level.INFO),
          anEvent().level(Level.DEBUG),
          anEvent().level(Level.WARN),
          anEvent().level(Level.ERROR).message("The only one"));

      stage.scan();

      assertThat(stage.onlyIssue().subject().title()).isEqualTo("The only one");
    }

    @Test // (R-issue-2)
    void aFingerprintWithoutIssueBecomesANewIssue() {
      stage.receive(anEvent().message("User 123 not found").module("users"));

      var run = stage.scan();

      Issue issue = stage.onlyIssue();
      assertThat(issue.lifecycle().status()).isEqualTo(IssueStatus.NEW);
      assertThat(issue.subject().title()).isEqualTo("User 123 not found");
      assertThat(issue.subject().sourceModule()).isEqualTo("users");
      assertThat(issue.subject().fingerprints().getFirst())
          .hasToString("18273b7a82b04205f57c3ed4cc07efaee0d52dcc9f90a8409a02e5bab9ebb74f");
      assertThat(run.result()).containsEntry("issues_created", 1L);
    }

    @Test // (R-issue-3, R-occurrence-1)
    void aMatchRecordsOneOccurrencePerSessionAndIssue() {
      stage.receive(anEvent().session("a"), anEvent().session("a"), anEvent().session("b"));
      stage.scan();
      stage.receive(anEvent().session("b"), anEvent().session("c"));

      var run = stage.scan();

      assertThat(run.result()).containsEntry("issues_created", 0L);
      assertThat(run.result()).containsEntry("occurrences_created", 1L);
      assertThat(stage.onlyIssue().issueCounts().occurrences()).isEqualTo(3);
    }

    @Test // (R-issue-6)
    void aScanTakesTheEventsReceivedSinceTheLastOne() {
      stage.receive(anEvent().session("a"));
      assertThat(stage.scan().result()).containsEntry("events_processed", 1L);
      stage.receive(anEvent().session("b"), anEvent().session("c"));

      assertThat(stage.scan().result()).containsEntry("events_processed", 2L);
      assertThat(stage.scan().result()).containsEntry("events_processed", 0L);
    }

    @Test // (R-issue-6)
    void eventsAreScannedHoweverLongNobodyScanned() {
      stage.receive(anEvent().session("a"));
      stage.scan();
      stage.receive(anEvent().session("b"));
      stage.clock.advance(Duration.ofDays(3));
      stage.receive(anEvent().session("c"));

      assertThat(stage.scan().result()).containsEntry("occurrences_created", 2L);
    }
  }

  @Nested
  @DisplayName("Fingerprints")
  class FingerprintingAndDeduplication {

    @Test // (R-fingerprint-3)
    void messagesThatDifferInVariablePartsOnlyAreOneIssue() {
      stage.receive(
          anEvent().message("User 123 not found").session("a"),
          anEvent().message("user 456 NOT found").session("b"));

      stage.scan();

      assertThat(stage.onlyIssue().issueCounts().occurrences()).isEqualTo(2);
    }

    @Test // (R-fingerprint-1)
    void theSourceModuleSeparates() {
      stage.receive(anEvent().module("cart"), anEvent().module("search"), anEvent().module(""));

      stage.scan();

      assertThat(stage.issues()).hasSize(3);
    }

    @Test // (R-fingerprint-2)
    void appsSeparate() {
      stage.receive(ScanStage.APP, anEvent().build());
      stage.receive(ScanStage.OTHER_APP, anEvent().build());

      var run = stage.scan();

      assertThat(stage.issues())
          .extracting(issue -> issue.scope().appId())
          .containsExactlyInAnyOrder(ScanStage.APP.appId(), ScanStage.OTHER_APP.appId());
      assertThat(run.result()).containsEntry("apps_scanned", 2L);
    }

    @Test // (R-fingerprint-2)
    void developmentAndProductionSeparate() {
      stage.receive(anEvent(), anEvent().dev());

      stage.scan();

      assertThat(stage.issues())
          .extracting(issue -> issue.scope().dev())
          .containsExactlyInAnyOrder(true, false);
    }

    @Test // (R-fingerprint-10)
    void theGroupingRulesNameIsKeptWithTheFingerprint() {
      stage.receive(anEvent());

      stage.scan();

      assertThat(stage.items("IssuesTable"))
          .extracting(item -> ScanStage.value(item, "algorithm").s())
          .containsExactly("standard");
    }
  }

  @Nested
  @DisplayName("Occurrences")
  class Occurrences {

    @Test // (R-occurrence-2)
    void anOccurrenceRecordsSessionUserVersionEnvironmentAndTime() {
      Instant when = Instant.parse("2026-11-24T07:59:30.250Z");
      stage.receive(
          anEvent().session("s-1").user("u-1").version("2.3").environment("ios").at(when));

      stage.scan();

      Occurrence occurrence = stage.occurrences(stage.onlyIssue()).getFirst();
      assertThat(occurrence.sessionId()).isEqualTo("s-1");
      assertThat(occurrence.userId()).isEqualTo("u-1");
      assertThat(occurrence.origin().appVersion()).isEqualTo("2.3");
      assertThat(occurrence.origin().environment()).isEqualTo("ios");
      assertThat(occurrence.timestamp()).isEqualTo(when);
    }

    @Test // (R-occurrence-4)
    void occurrencesAndUniqueUsersAreCounted() {
      stage.receive(
          anEvent().session("a").user("ann"),
          anEvent().session("b").user("ann"),
          anEvent().session("c").user("bob"),
          anEvent().session("d"));
      stage.scan();
      stage.receive(anEvent().session("e").user("bob"), anEvent().session("f").user("cid"));

      stage.scan();

      Issue issue = stage.onlyIssue();
      assertThat(issue.issueCounts()).isEqualTo(new IssueCounts(6, 3));
      assertThat(stage.occurrences(issue))
          .extracting(Occurrence::sessionId)
          .containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f");
    }

    @Test // (R-occurrence-3, R-occurrence-4)
    void aUserOfALaterEventOfTheSessionCountsWhileTheOccurrenceStays() {
      stage.receive(anEvent().session("a").version("1.0"));
      stage.scan();
      stage.receive(anEvent().session("a").user("ann").version("1.1"));

      stage.scan();

      assertThat(stage.onlyIssue().issueCounts()).isEqualTo(new IssueCounts(1, 1));
      Occurrence occurrence = stage.occurrences(stage.onlyIssue()).getFirst();
      assertThat(occurrence.userId()).isEmpty();
      assertThat(occurrence.origin().appVersion()).isEqualTo("1.0");
    }

    @Test // (R-issue-10)
    void firstAndLastSeenFollowEveryErrorEvent() {
      Instant noon = Instant.parse("2026-11-24T07:00:00Z");
      stage.receive(anEvent().session("a").version("1.1").at(noon));
      stage.scan();
      stage.receive(anEvent().session("a").version("1.2").at(noon.plusSeconds(60)));
      stage.receive(anEvent().session("b").version("1.0").at(noon.minusSeconds(60)));

      stage.scan();

      Issue issue = stage.onlyIssue();
      assertThat(issue.seen().first().at()).isEqualTo(noon.minusSeconds(60));
      assertThat(issue.seen().first().appVersion()).isEqualTo("1.0");
      assertThat(issue.seen().last().at()).isEqualTo(noon.plusSeconds(60));
      assertThat(issue.seen().last().appVersion()).isEqualTo("1.2");
    }
  }

  @Nested
  @DisplayName("Regression and version order, snoozing")
  class RegressionDetection {

    @Test // (R-regression-1, R-audit-3)
    void aResolvedIssueRegressesOnANewerVersion() {
      resolved(Optional.of("1.0.0"));
      stage.receive(anEvent().session("later").version("1.1.0"));

      var run = stage.scan();

      assertThat(stage.onlyIssue().lifecycle()).isEqualTo(Lifecycle.of(IssueStatus.REGRESSED));
      assertThat(run.result()).containsEntry("issues_regressed", 1L);
      assertThat(stage.items("AuditTable"))
          .singleElement()
          .satisfies(entry -> {
            assertThat(ScanStage.value(entry, "actor_id").s()).isEqualTo("issue_scan");
            assertThat(ScanStage.value(entry, "changes").toString())
                .contains("status", "resolved", "regressed");
          });
    }

    @Test // (R-regression-2)
    void theSameOrAnOlderVersionDoesNotRegressIt() {
      resolved(Optional.of("1.0.0"));
      stage.receive(anEvent().version("1.0.0"), anEvent().session("b").version("0.9.0"));

      stage.scan();

      Issue issue = stage.onlyIssue();
      assertThat(issue.lifecycle().status()).isEqualTo(IssueStatus.RESOLVED);
      assertThat(issue.issueCounts().occurrences()).isEqualTo(3);
    }

    @Test // (R-regression-4, R-regression-7)
    void newerIsAStringComparison() {
      resolved(Optional.of("1.9.0"));
      stage.receive(anEvent().version("1.10.0"));

      var run = stage.scan();

      assertThat(stage.onlyIssue().lifecycle().status()).isEqualTo(IssueStatus.RESOLVED);
      assertThat(run.result()).containsEntry("version_order_disagreements", 1L);
      assertThat(stage.disagreements)
          .containsExactly(new VersionDisagreement("1.9.0", "1.10.0", VersionOrder.SEMVER));
    }

    @Test // (R-regression-5, R-regression-7)
    void newerIsAComparisonOfNumbersWhereTheProjectWantsIt() {
      tables
          .stores()
          .teams()
          .create(aSettledProject().in(ScanStage.TEAM).id(ScanStage.PROJECT).build());
      resolved(Optional.of("1.9.0"));
      stage.receive(anEvent().version("1.10.0"));

      var run = stage.scan();

      assertThat(stage.onlyIssue().lifecycle().status()).isEqualTo(IssueStatus.REGRESSED);
      assertThat(run.result()).containsEntry("version_order_disagreements", 1L);
      assertThat(stage.disagreements)
          .containsExactly(new VersionDisagreement("1.9.0", "1.10.0", VersionOrder.SEMVER));
    }

    @Test
    void whereTheOrdersAgreeNothingIsReported() {
      resolved(Optional.of("1.1.0"));
      stage.receive(anEvent().version("1.2.0"), anEvent().version("1.0.0"));

      var run = stage.scan();

      assertThat(run.result()).containsEntry("version_order_disagreements", 0L);
      assertThat(stage.disagreements).isEmpty();
    }

    @Test // (R-regression-3)
    void aMissingVersionOnEitherSideDoesNotRegressIt() {
      resolved(Optional.empty());
      stage.receive(anEvent().version("9.9.9"));
      stage.scan();
      assertThat(stage.onlyIssue().lifecycle().status()).isEqualTo(IssueStatus.RESOLVED);

      stage.become(stage.onlyIssue(), Lifecycles.resolvedAt("1.0"));
      stage.receive(anEvent().version(""));
      stage.scan();
      assertThat(stage.onlyIssue().lifecycle().status()).isEqualTo(IssueStatus.RESOLVED);
    }

    @Test // (R-status-8)
    void aSilencedIssueCountsOnInSilence() {
      stage.receive(anEvent().session("a"));
      stage.scan();
      stage.become(stage.onlyIssue(), Lifecycle.of(IssueStatus.SILENCED));
      stage.receive(anEvent().session("b").version("9.9.9"));

      stage.scan();

      Issue issue = stage.onlyIssue();
      assertThat(issue.lifecycle().status()).isEqualTo(IssueStatus.SILENCED);
      assertThat(issue.issueCounts().occurrences()).isEqualTo(2);
    }

    @Test // (R-snooze-2)
    void aSnoozedIssueIsNewAgainOnAnEventReceivedLater() {
      stage.receive(anEvent().session("a"));
      stage.scan();
      stage.receive(anEvent().session("before"));
      Issue issue = stage.onlyIssue();
      stage.become(issue, Lifecycles.snoozedAt(stage.clock.instant()));
      stage.scan();
      assertThat(stage.onlyIssue().lifecycle().status()).isEqualTo(IssueStatus.SNOOZED);
      stage.receive(anEvent().session("after"));

      var run = stage.scan();

      assertThat(stage.onlyIssue().lifecycle()).isEqualTo(Lifecycle.NEW);
      assertThat(run.result()).containsEntry("issues_unsnoozed", 1L);
    }

    private void resolved(Optional<String> version) {
      stage.receive(anEvent().session("a").version("1.0.0"));
      stage.scan();
      stage.become(stage.onlyIssue(), Lifecycles.resolved(version));
    }
  }

  @Nested
  @DisplayName("Development and production")
  class DevVsProduction {

    @Test // (R-dev-1)
    void bothCreateIssuesTrackedSeparately() {
      stage.receive(
          anEvent().session("a"), anEvent().session("b").dev(), anEvent().session("c").dev());

      stage.scan();

      assertThat(stage.issues())
          .extracting(issue -> issue.scope().dev(), issue -> issue.issueCounts().occurrences())
          .containsExactlyInAnyOrder(tuple(false, 1L), tuple(true, 2L));
    }

    @Test // (R-dev-2)
    void aDevelopmentEventNeverRegressesAProductionIssue() {
      stage.receive(anEvent().version("1.0.0"));
      stage.scan();
      stage.become(stage.onlyIssue(), Lifecycles.resolvedAt("1.0.0"));
      stage.receive(anEvent().version("2.0.0").dev());

      stage.scan();

      assertThat(stage.issues())
          .filteredOn(issue -> !issue.scope().dev())
          .extracting(issue -> issue.lifecycle().status())
          .containsExactly(IssueStatus.RESOLVED);
    }
  }
}
