package dev.owlissues.shared.base.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.MovableClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;

class VaultKeysTest {
  private final CountedVault vault = new CountedVault();
  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-25T08:00:00Z"));
  private final VaultKeys keys = process();

  @Test
  void aKeyIsMadeWhenItIsFirstAskedForAndStaysTheSame() {
    SecretKey made = keys.key("codes");

    assertThat(made.getEncoded()).hasSize(32);
    assertThat(keys.key("codes")).isEqualTo(made);
    assertThat(process().key("codes")).isEqualTo(made);
  }

  @Test
  void differentNamesHaveDifferentKeys() {
    assertThat(keys.key("one")).isNotEqualTo(keys.key("other"));
  }

  @Test
  void manyWhoMakeAKeyAtOnceGetTheSame() throws Exception {
    List<Future<SecretKey>> made = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        made.add(threads.submit(() -> process().key("codes")));
      }
    }

    for (Future<SecretKey> key : made) {
      assertThat(key.get()).isEqualTo(keys.key("codes"));
    }
  }

  @Test
  void whoeverLosesTheRaceReadsTheWinnersKey() {
    SecretVault raced =
        new SecretVault() {
          private boolean asked;

          @Override
          public Optional<String> read(String name) {
            boolean first = !asked;
            asked = true;
            return first ? Optional.empty() : vault.read(name);
          }

          @Override
          public boolean create(String name, String secret) {
            process().key(name);
            return vault.create(name, secret);
          }
        };

    SecretKey key = new VaultKeys(raced, clock, new SecureRandom()).key("codes");

    assertThat(key).isEqualTo(keys.key("codes"));
  }

  @Test
  void aKeyIsKeptForMinutesAndThenReadAnew() {
    keys.key("codes");
    int reads = vault.reads();

    clock.advance(Duration.ofMinutes(4));
    keys.key("codes");
    keys.existing("codes");
    assertThat(vault.reads()).isEqualTo(reads);
    clock.advance(Duration.ofMinutes(2));
    keys.key("codes");

    assertThat(vault.reads()).isEqualTo(reads + 1);
  }

  @Test
  void anUnknownNameIsLookedForOnceAMinuteAndNeverMade() {
    for (int i = 0; i < 10; i++) {
      assertThat(keys.existing("unknown")).isEmpty();
    }
    assertThat(vault.reads()).isEqualTo(1);

    clock.advance(Duration.ofSeconds(61));
    SecretKey made = process().key("unknown");
    int reads = vault.reads();

    assertThat(keys.existing("unknown")).contains(made);
    assertThat(vault.reads()).isEqualTo(reads + 1);
  }

  @Test
  void aKeyThatWasJustFoundAbsentCanBeMade() {
    assertThat(keys.existing("codes")).isEmpty();

    SecretKey made = keys.key("codes");

    assertThat(keys.existing("codes")).contains(made);
  }

  private VaultKeys process() {
    return new VaultKeys(vault, clock, new SecureRandom());
  }
}
