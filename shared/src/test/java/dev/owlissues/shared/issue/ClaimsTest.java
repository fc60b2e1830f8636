package dev.owlissues.shared.issue;

import static dev.owlissues.shared.issue.Claimants.ANN;
import static dev.owlissues.shared.issue.Claimants.BOB;
import static dev.owlissues.shared.issue.Claimants.BOT;
import static dev.owlissues.shared.issue.IssueStatus.IN_PROGRESS;
import static dev.owlissues.shared.issue.IssueStatus.NEW;
import static dev.owlissues.shared.issue.IssueStatus.RESOLVED;
import static dev.owlissues.shared.issue.IssueStatus.SILENCED;
import static dev.owlissues.shared.issue.IssueStatus.SNOOZED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who has an issue in hand, whatever its status becomes. */
class ClaimsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  @ParameterizedTest // (R-claim-1)
  @EnumSource(names = {"NEW", "REGRESSED", "SILENCED", "SNOOZED"})
  void whoMakesAnIssueInProgressClaimsIt(IssueStatus from) {
    Lifecycle claimed = after(Lifecycle.of(from), WantedStatus.of(IN_PROGRESS), BOT);

    assertThat(claimed.claimedBy()).contains(BOT);
  }

  @Test // (R-claim-2)
  void anIssueThatIsNewAgainIsNobodys() {
    assertThat(after(Lifecycles.claimedBy(ANN), WantedStatus.of(NEW), ANN).claimedBy()).isEmpty();
  }

  @Test // (R-claim-3)
  void theClaimOutlivesFixAndRegressionAndEveryRest() {
    for (IssueStatus to : List.of(RESOLVED, SILENCED, SNOOZED)) {
      assertThat(after(Lifecycles.claimedBy(ANN), WantedStatus.of(to), BOB).claimedBy())
          .as("%s", to)
          .contains(ANN);
    }
    Lifecycle back = after(Lifecycles.claimedBy(ANN), WantedStatus.of(RESOLVED), ANN).regressed();
    assertThat(back.status()).isEqualTo(IssueStatus.REGRESSED);
    assertThat(back.claimedBy()).contains(ANN);
  }

  @Test // (R-claim-1)
  void whoTakesUpWhatCameBackHasItWhoeverHadItBefore() {
    Lifecycle back = after(Lifecycles.claimedBy(ANN), WantedStatus.of(RESOLVED), ANN).regressed();

    assertThat(after(back, WantedStatus.of(IN_PROGRESS), BOB).claimedBy()).contains(BOB);
  }

  @Test // (R-claim-4)
  void whatAnotherHasIsTakenOnlyByWhoSaysSo() {
    Lifecycle anns = Lifecycles.claimedBy(ANN);

    assertThat(anns.moveTo(WantedStatus.of(IN_PROGRESS), BOB, NOW))
        .isEqualTo(new Transition.Refused(IN_PROGRESS, IN_PROGRESS));
    assertThat(after(anns, WantedStatus.takenOver(), BOB)).isEqualTo(Lifecycles.claimedBy(BOB));
    assertThat(after(anns, WantedStatus.takenOver(), BOT)).isEqualTo(Lifecycles.claimedBy(BOT));
  }

  @Test // (R-claim-4)
  void whatOneHasOnesSelfCannotBeTakenOver() {
    Claimant renamed = new Claimant(ANN.type(), ANN.id(), "Anna");

    assertThat(Lifecycles.claimedBy(ANN).moveTo(WantedStatus.takenOver(), renamed, NOW))
        .isEqualTo(new Transition.Refused(IN_PROGRESS, IN_PROGRESS));
  }

  @Test // (R-claim-4)
  void whatIsInProgressSinceBeforeThereWereClaimsCanBeTakenOver() {
    assertThat(after(Lifecycle.of(IN_PROGRESS), WantedStatus.takenOver(), BOB).claimedBy())
        .contains(BOB);
  }

  @Test
  void takingOverIsAboutNothingButClaims() {
    var wanted =
        new WantedStatus(RESOLVED, Optional.empty(), SnoozeEnd.NEXT_EVENT, /* takeOver= */ true);

    assertThat(Lifecycle.of(RESOLVED).moveTo(wanted, BOB, NOW))
        .isEqualTo(new Transition.Refused(RESOLVED, RESOLVED));
  }

  @Test
  void aLongNameIsCutBetweenCharacters() {
    var named = new Claimant(Claimant.Type.USER, new UUID(5, 7), "\uD83E\uDD89".repeat(61));

    assertThat(named.name()).isEqualTo("\uD83E\uDD89".repeat(60));
  }

  private static Lifecycle after(Lifecycle before, WantedStatus wanted, Claimant by) {
    Transition transition = before.moveTo(wanted, by, NOW);
    assertThat(transition).isInstanceOf(Transition.Applied.class);
    return ((Transition.Applied) transition).lifecycle();
  }
}
