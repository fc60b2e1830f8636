package dev.owlissues.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.owlissues.shared.account.team.FirstTeamPlan;
import dev.owlissues.shared.base.id.RandomIds;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstTeamPlanJsonTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-24T08:15:00.123456Z"));

  @Test
  void aPlanSurvivesItsFile() {
    FirstTeamPlan plan = draw();

    assertThat(FirstTeamPlanJson.read(FirstTeamPlanJson.write(plan))).isEqualTo(plan);
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

  private static FirstTeamPlan draw() {
    SecureRandom random = new SecureRandom();
    return FirstTeamPlan.draw(CLOCK, new RandomIds(CLOCK, random), random);
  }
}
