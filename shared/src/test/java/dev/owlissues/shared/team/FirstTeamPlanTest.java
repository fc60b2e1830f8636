package dev.owlissues.shared.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.owlissues.shared.id.RandomIds;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstTeamPlanTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-24T08:15:00.123456Z"));

  @Test
  void aPlanSurvivesItsFile() {
    FirstTeamPlan plan = draw();

    assertThat(FirstTeamPlanJson.read(FirstTeamPlanJson.write(plan))).isEqualTo(plan);
  }

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

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}", "null", "[]"})
  void aFileThatIsNoPlanIsRefused(String text) {
    assertThatThrownBy(() -> FirstTeamPlanJson.read(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDamagedFileIsRefusedWithoutQuotingIt() {
    FirstTeamPlan plan = draw();
    String cut = FirstTeamPlanJson.write(plan);

    assertThatThrownBy(() -> FirstTeamPlanJson.read(cut.substring(0, cut.length() - 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .message()
        .doesNotContain("owl_");
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
