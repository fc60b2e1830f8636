package dev.owlissues.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.bench.site.Store;
import dev.owlissues.bench.workload.Crowd;
import dev.owlissues.bench.workload.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What grows with the number of events grows at most in proportion; the large sizes are measured.
 */
class GrowthTest {
  private static final double MOST = 1.2;

  @Test
  void anEventOfTenTimesAsManySteadyOnesTakesNoMore() {
    assertThat(ratio(Crowd.steady(20, 0))).isLessThanOrEqualTo(MOST);
  }

  @Test
  void anEventOfAStormTenTimesAsLargeTakesNoMore() {
    assertThat(ratio(Crowd.storm())).isLessThanOrEqualTo(MOST);
  }

  @Test
  void anEventOfTenTimesTheVarietyTakesNoMore() {
    assertThat(ratio(new Variety())).isLessThanOrEqualTo(MOST);
  }

  private static double ratio(Pattern pattern) {
    List<Units> units = new ArrayList<>();
    Store.MEMORY.use(dynamo -> {
      units.add(Growth.run(dynamo, pattern, 2_000).units());
      units.add(Growth.run(dynamo, pattern, 20_000).units());
    });
    return units.getLast().worstRatioTo(units.getFirst());
  }
}
