package dev.owlissues.shared.account.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.account.signin.IssuedCodes.Guess;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IssuedCodesTest {
  private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

  @Test
  void aCodeIsGoodForTenMinutesAndNotASecondLonger() {
    IssuedCodes issuedCodes = issued("a");

    assertThat(issuedCodes.guess("a", NOW.plusSeconds(599))).isInstanceOf(Guess.Right.class);
    assertThat(issuedCodes.guess("a", NOW.plusSeconds(600))).isInstanceOf(Guess.Wrong.class);
  }

  @Test
  void aCodeIsUsedOnce() {
    IssuedCodes spent = right(issued("a").guess("a", NOW));

    assertThat(spent.guess("a", NOW)).isInstanceOf(Guess.Wrong.class);
  }

  @Test
  void aSignInEndsTheOtherCodesToo() {
    IssuedCodes two = issued("a").issue("b", NOW).orElseThrow();

    assertThat(right(two.guess("a", NOW)).guess("b", NOW)).isInstanceOf(Guess.Wrong.class);
  }

  @Test
  void anEarlierCodeIsStillGoodWhenAnotherWasAskedFor() {
    IssuedCodes two = issued("a").issue("b", NOW).orElseThrow();

    assertThat(two.guess("a", NOW)).isInstanceOf(Guess.Right.class);
    assertThat(two.guess("b", NOW)).isInstanceOf(Guess.Right.class);
  }

  @Test
  void fiveWrongGuessesEndACode() {
    IssuedCodes issuedCodes = issued("a");
    for (int i = 0; i < 4; i++) {
      issuedCodes = wrong(issuedCodes.guess("x", NOW));
    }
    assertThat(issuedCodes.guess("a", NOW)).isInstanceOf(Guess.Right.class);

    issuedCodes = wrong(issuedCodes.guess("x", NOW));

    assertThat(issuedCodes.guess("a", NOW)).isEqualTo(new Guess.Wrong(Optional.empty()));
  }

  @Test
  void guessesWithoutAGoodCodeAreNotEvenNoted() {
    assertThat(IssuedCodes.EMPTY.guess("a", NOW)).isEqualTo(new Guess.Wrong(Optional.empty()));
  }

  @Test // (R-signin-2)
  void anAddressGetsFiveCodesAnHour() {
    IssuedCodes issuedCodes = IssuedCodes.EMPTY;
    for (int i = 0; i < 5; i++) {
      issuedCodes = issuedCodes.issue("code " + i, NOW.plusSeconds(i)).orElseThrow();
    }

    assertThat(issuedCodes.issue("x", NOW.plusSeconds(5))).isEmpty();
    assertThat(issuedCodes.blockedFor(NOW.plusSeconds(5))).contains(Duration.ofSeconds(3595));
    assertThat(issuedCodes.issue("x", NOW.plusSeconds(3599))).isEmpty();
    assertThat(issuedCodes.issue("x", NOW.plusSeconds(3600))).isPresent();
  }

  @Test // (R-signin-2)
  void anAddressGetsTwentyCodesADay() {
    IssuedCodes issuedCodes = IssuedCodes.EMPTY;
    Instant at = NOW;
    for (int i = 0; i < 20; i++) {
      issuedCodes = issuedCodes.issue("code " + i, at).orElseThrow();
      at = at.plus(Duration.ofMinutes(30));
    }

    assertThat(issuedCodes.issue("x", at)).isEmpty();
    assertThat(issuedCodes.issue("x", NOW.plus(Duration.ofDays(1)))).isPresent();
  }

  @Test
  void aCodeThatWasNotMailedCountsForNothing() {
    IssuedCodes issuedCodes = issued("a");
    for (int i = 0; i < 10; i++) {
      issuedCodes = issuedCodes.issue("lost", NOW).orElseThrow().withdraw("lost");
    }

    assertThat(issuedCodes.guess("lost", NOW)).isInstanceOf(Guess.Wrong.class);
    assertThat(issuedCodes.codes()).hasSize(1);
    assertThat(issuedCodes.revision()).isEqualTo(21);
  }

  private static IssuedCodes issued(String hash) {
    return IssuedCodes.EMPTY.issue(hash, NOW).orElseThrow();
  }

  private static IssuedCodes right(Guess guess) {
    return ((Guess.Right) guess).spent();
  }

  private static IssuedCodes wrong(Guess guess) {
    return ((Guess.Wrong) guess).counted().orElseThrow();
  }
}
