package dev.owlissues.shared.scan.count;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static dev.owlissues.shared.issue.Lifecycles.resolved;
import static dev.owlissues.shared.issue.Lifecycles.snoozedAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.EventId;
import dev.owlissues.shared.event.Kind;
import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.Lifecycle;
import dev.owlissues.shared.issue.version.VersionOrder;
import dev.owlissues.shared.scan.count.RegressionRule.Verdict;
import dev.owlissues.shared.scan.page.IssueFold;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class RegressionRuleTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private final RegressionRule rule = new RegressionRule(VersionOrder.STRING);

  // (R-regression-1, R-regression-4)
  @ParameterizedTest(name = "resolved in {1}, seen in {0}: {2}")
  @CsvSource({
    "1.1.0, 1.0.0, true",
    "1.0.0, 1.0.0, false",
    "0.9.9, 1.0.0, false",
    "1.10.0, 1.9.0, false",
    "10.0.0, 9.9.9, false",
    "2024.10.15, 2024.9.30, false",
    "1.9.0, 1.10.0, true",
    "2.0.0-beta, 2.0.0, true",
    "1.2.3 (456), 1.2.3, true",
    "1.2.0, 1.2, true",
    "1.0.0, v0.9.0, false",
    "2.0.0, 2.0.0-beta, false",
  })
  void aResolvedIssueRegressesWhenAnEventsVersionIsNewerAsAText(
      String seen, String resolvedIn, boolean regresses) {
    Verdict verdict = rule.judge(resolved(Optional.of(resolvedIn)), fold(seen));

    assertThat(verdict).isEqualTo(regresses ? new Verdict.Regressed(seen) : new Verdict.Stays());
  }

  @Test // (R-regression-3)
  void withoutAVersionOnEitherSideNothingRegresses() {
    assertThat(rule.judge(resolved(Optional.empty()), fold("9.9"))).isEqualTo(new Verdict.Stays());
    assertThat(rule.judge(resolved(Optional.of("1.0")), fold(""))).isEqualTo(new Verdict.Stays());
  }

  @Test // (R-regression-6)
  void oneNewerEventAmongOlderOnesIsEnough() {
    IssueFold fold = fold("1.0.0");
    fold.add(id(1), event("3.0.0"));
    fold.add(id(2), event("0.1.0"));
    fold.add(id(3), event(""));

    assertThat(rule.judge(resolved(Optional.of("2.0.0")), fold))
        .isEqualTo(new Verdict.Regressed("3.0.0"));
  }

  @Test
  void aProjectMayOrderItsVersionsAsNumbers() {
    var semver = new RegressionRule(VersionOrder.SEMVER);
    Lifecycle resolved = resolved(Optional.of("1.9.0"));

    assertThat(semver.judge(resolved, fold("1.10.0"))).isEqualTo(new Verdict.Regressed("1.10.0"));
    assertThat(semver.disagreement(resolved, fold("1.10.0")))
        .hasValue(new VersionDisagreement("1.9.0", "1.10.0", VersionOrder.SEMVER));
    assertThat(rule.disagreement(resolved(Optional.of("1.10.0")), fold("1.9.0")))
        .hasValue(new VersionDisagreement("1.10.0", "1.9.0", VersionOrder.STRING));
    assertThat(semver.disagreement(resolved, fold("2.0.0"))).isEmpty();
    assertThat(semver.disagreement(resolved, fold("1.8.0"))).isEmpty();
    assertThat(semver.disagreement(resolved(Optional.empty()), fold("1.10.0"))).isEmpty();
    assertThat(semver.disagreement(Lifecycle.NEW, fold("1.10.0"))).isEmpty();
  }

  @ParameterizedTest // (R-regression-8)
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"RESOLVED", "SNOOZED"})
  void everyOtherStatusStays(IssueStatus status) {
    assertThat(rule.judge(Lifecycle.of(status), fold("9.9"))).isEqualTo(new Verdict.Stays());
  }

  @Test // (R-snooze-2)
  void aSnoozedIssueWakesOnAnEventReceivedAfterItWasSnoozedOnly() {
    assertThat(rule.judge(snoozedAt(NOON.minusSeconds(1)), fold("1.0")))
        .isEqualTo(new Verdict.Woken());
    assertThat(rule.judge(snoozedAt(NOON), fold("1.0"))).isEqualTo(new Verdict.Stays());
  }

  private static IssueFold fold(String version) {
    IssueFold fold =
        IssueFold.startingWith(id(0), event(version), new Fingerprint(new byte[32]), "");
    fold.add(id(0), event(version));
    return fold;
  }

  private static EventId id(int position) {
    return new EventId(NOON, Kind.ERROR, 0, 1, position);
  }

  private static Event event(String version) {
    return anEvent().version(version).at(NOON.minusSeconds(60)).build();
  }
}
