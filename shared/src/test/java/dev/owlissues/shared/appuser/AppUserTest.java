package dev.owlissues.shared.appuser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AppUserTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void firstAndLastSeenAreTheLeastAndGreatestTimes() {
    AppUser user =
        AppUser.met("ann", NOON, "1.0")
            .plus(AppUser.met("ann", NOON.minusSeconds(5), "0.9"))
            .plus(AppUser.met("ann", NOON.plusSeconds(7), "1.1"));

    assertThat(user.firstSeen()).isEqualTo(NOON.minusSeconds(5));
    assertThat(user.lastSeen()).isEqualTo(NOON.plusSeconds(7));
    assertThat(user.lastVersion()).isEqualTo("1.1");
  }

  @Test
  void anEventWithoutAVersionLeavesTheLastVersion() {
    AppUser user =
        AppUser.met("ann", NOON, "1.0").plus(AppUser.met("ann", NOON.plusSeconds(9), ""));

    assertThat(user.lastVersion()).isEqualTo("1.0");
    assertThat(user.lastSeen()).isEqualTo(NOON.plusSeconds(9));
  }

  @Test
  void theOrderAndNumberOfTellingsMakeNoDifference() {
    long seed = 4711;
    var random = new Random(seed);
    List<AppUser> tellings = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String version = random.nextInt(3) == 0 ? "" : "1." + random.nextInt(4);
      tellings.add(AppUser.met("ann", NOON.plusSeconds(random.nextInt(6)), version));
    }
    AppUser once = tellings.stream().reduce(AppUser::plus).orElseThrow();
    for (int round = 0; round < 200; round++) {
      List<AppUser> again = new ArrayList<>(tellings);
      again.addAll(tellings.subList(0, random.nextInt(tellings.size())));
      Collections.shuffle(again, random);

      AppUser told = again.stream().reduce(AppUser::plus).orElseThrow();

      assertThat(told.firstSeen()).as("seed %d", seed).isEqualTo(once.firstSeen());
      assertThat(told.lastSeen()).as("seed %d", seed).isEqualTo(once.lastSeen());
      assertThat(told.lastVersion()).as("seed %d", seed).isEqualTo(once.lastVersion());
    }
  }

  @Test
  void twoUsersAreNotOne() {
    AppUser ann = AppUser.met("ann", NOON, "");
    AppUser bob = AppUser.met("bob", NOON, "");

    assertThatThrownBy(() -> ann.plus(bob)).hasMessageContaining("two users");
  }
}
