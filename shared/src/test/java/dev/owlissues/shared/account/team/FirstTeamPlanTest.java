package dev.owlissues.shared.account.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.owlissues.shared.base.id.RandomIds;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class FirstTeamPlanTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-24T08:15:00.123456Z"));

  @Test
  void twoPlansShareNoSecret() {
    FirstTeamPlan one = draw();
    FirstTeamPlan other = draw();

    assertThat(one.agent().secret()).isNotEqualTo(other.agent().secret());
    assertThat(one.apps().web().client().secret())
        .isNotEqualTo(other.apps().web().client().secret())
        .isNotEqualTo(one.apps().apple().client().secret());
  }

  @Test
  void aPlansTextHidesItsSecrets() {
    FirstTeamPlan plan = draw();

    assertThat(plan.toString()).doesNotContain(plan.agent().secret().text());
  }

  @Test
  void anAgentsSecretIsNoClients() {
    FirstTeamPlan plan = draw();

    assertThatThrownBy(() -> new FirstTeamPlan.DrawnApp(plan.apps().web().id(), plan.agent()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static FirstTeamPlan draw() {
    SecureRandom random = new SecureRandom();
    return FirstTeamPlan.draw(CLOCK, new RandomIds(CLOCK, random), random);
  }
}
