package dev.owlissues.shared.issue;

import static dev.owlissues.shared.issue.IssueStatus.IN_PROGRESS;
import static dev.owlissues.shared.issue.IssueStatus.NEW;
import static dev.owlissues.shared.issue.IssueStatus.REGRESSED;
import static dev.owlissues.shared.issue.IssueStatus.RESOLVED;
import static dev.owlissues.shared.issue.IssueStatus.SILENCED;
import static dev.owlissues.shared.issue.IssueStatus.SNOOZED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which status may follow which by request, and what else changes with it. */
class StatusRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  private static final Claimant ANN = Claimants.ANN;

  private static final Map<IssueStatus, Set<IssueStatus>> TABLE =
      Map.of(
          NEW, EnumSet.of(IN_PROGRESS, RESOLVED, SILENCED, SNOOZED),
          IN_PROGRESS, EnumSet.of(NEW, RESOLVED, SILENCED, SNOOZED),
          RESOLVED, EnumSet.of(NEW, SILENCED, SNOOZED),
          REGRESSED, EnumSet.of(IN_PROGRESS, RESOLVED, SILENCED, SNOOZED),
          SILENCED, EnumSet.of(NEW, IN_PROGRESS, RESOLVED, SNOOZED),
          SNOOZED, EnumSet.of(NEW, IN_PROGRESS, RESOLVED, SILENCED));

  @Test // (R-status-1, R-status-2, R-status-4)
  void aRequestMayMakeTheChangesOfTheTableAndNoOthers() {
    for (IssueStatus from : IssueStatus.values()) {
      for (IssueStatus to : IssueStatus.values()) {
        Transition transition = Lifecycle.of(from).moveTo(WantedStatus.of(to), ANN, NOW);
        if (TABLE.getOrDefault(from, Set.of()).contains(to)) {
          assertThat(transition).as("%s to %s", from, to).isInstanceOf(Transition.Applied.class);
        } else {
          assertThat(transition).isEqualTo(new Transition.Refused(from, to));
        }
      }
    }
  }

  @Test // (R-status-5)
  void resolvingKeepsTheVersionTrimmedAndABlankOneIsNone() {
    assertThat(after(Lifecycle.NEW, RESOLVED, " 1.4.0 ").resolvedAtVersion()).contains("1.4.0");
    assertThat(after(Lifecycle.NEW, RESOLVED, "  ").resolvedAtVersion()).isEmpty();
  }

  @Test
  void aVersionCountsOnlyWhereAnIssueIsResolved() {
    assertThat(after(Lifecycle.NEW, IN_PROGRESS, "1.4.0").resolvedAtVersion()).isEmpty();
    assertThat(after(Lifecycle.NEW, SILENCED, "1.4.0").resolvedAtVersion()).isEmpty();
  }

  @Test // (R-status-6)
  void reopeningForgetsTheVersionAndSilencingKeepsIt() {
    Lifecycle resolved = Lifecycles.resolvedAt("1.4.0");

    assertThat(after(resolved, NEW, "").resolvedAtVersion()).isEmpty();
    assertThat(after(resolved, SILENCED, "").resolvedAtVersion()).contains("1.4.0");
    assertThat(after(resolved, SNOOZED, "").resolvedAtVersion()).contains("1.4.0");
    Lifecycle silenced = after(resolved, SILENCED, "");
    assertThat(after(silenced, IN_PROGRESS, "").resolvedAtVersion()).isEmpty();
    assertThat(after(silenced, RESOLVED, "").resolvedAtVersion()).isEmpty();
  }

  @Test // (R-snooze-1)
  void snoozingNotesTheTimeAndLeavingItForgetsIt() {
    Lifecycle snoozed = after(Lifecycle.NEW, SNOOZED, "");

    assertThat(snoozed.snoozedAt()).contains(NOW);
    for (IssueStatus to : EnumSet.of(NEW, IN_PROGRESS, RESOLVED, SILENCED)) {
      assertThat(after(snoozed, to, "").snoozedAt()).as("%s", to).isEmpty();
    }
  }

  private static Lifecycle after(Lifecycle before, IssueStatus to, String version) {
    Transition transition = before.moveTo(new WantedStatus(to, Optional.of(version)), ANN, NOW);
    assertThat(transition).isInstanceOf(Transition.Applied.class);
    return ((Transition.Applied) transition).lifecycle();
  }
}
