package dev.owlissues.shared.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.signin.CodeSheet.Guess;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodeSheetTest {
  private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

  @Test
  void aCodeIsGoodForTenMinutesAndNotASecondLonger() {
    CodeSheet sheet = issued("a");

    assertThat(sheet.guess("a", NOW.plusSeconds(599))).isInstanceOf(Guess.Right.class);
    assertThat(sheet.guess("a", NOW.plusSeconds(600))).isInstanceOf(Guess.Wrong.class);
  }

  @Test
  void aCodeIsUsedOnce() {
    CodeSheet spent = right(issued("a").guess("a", NOW));

    assertThat(spent.guess("a", NOW)).isInstanceOf(Guess.Wrong.class);
  }

  @Test
  void aSignInEndsTheOtherCodesToo() {
    CodeSheet two = issued("a").issue("b", NOW).orElseThrow();

    assertThat(right(two.guess("a", NOW)).guess("b", NOW)).isInstanceOf(Guess.Wrong.class);
  }

  @Test
  void anEarlierCodeIsStillGoodWhenAnotherWasAskedFor() {
    CodeSheet two = issued("a").issue("b", NOW).orElseThrow();

    assertThat(two.guess("a", NOW)).isInstanceOf(Guess.Right.class);
    assertThat(two.guess("b", NOW)).isInstanceOf(Guess.Right.class);
  }

  @Test
  void fiveWrongGuessesEndACode() {
    CodeSheet sheet = issued("a");
    for (int i = 0; i < 4; i++) {
      sheet = wrong(sheet.guess("x", NOW));
    }
    assertThat(sheet.guess("a", NOW)).isInstanceOf(Guess.Right.class);

    sheet = wrong(sheet.guess("x", NOW));

    assertThat(sheet.guess("a", NOW)).isEqualTo(new Guess.Wrong(Optional.empty()));
  }

  @Test
  void guessesWithoutAGoodCodeAreNotEvenNoted() {
    assertThat(CodeSheet.EMPTY.guess("a", NOW)).isEqualTo(new Guess.Wrong(Optional.empty()));
  }

  @Test
  void anAddressGetsFiveCodesAnHour() {
    CodeSheet sheet = CodeSheet.EMPTY;
    for (int i = 0; i < 5; i++) {
      sheet = sheet.issue("code " + i, NOW.plusSeconds(i)).orElseThrow();
    }

    assertThat(sheet.issue("x", NOW.plusSeconds(5))).isEmpty();
    assertThat(sheet.blockedFor(NOW.plusSeconds(5))).contains(Duration.ofSeconds(3595));
    assertThat(sheet.issue("x", NOW.plusSeconds(3599))).isEmpty();
    assertThat(sheet.issue("x", NOW.plusSeconds(3600))).isPresent();
  }

  @Test
  void anAddressGetsTwentyCodesADay() {
    CodeSheet sheet = CodeSheet.EMPTY;
    Instant at = NOW;
    for (int i = 0; i < 20; i++) {
      sheet = sheet.issue("code " + i, at).orElseThrow();
      at = at.plus(Duration.ofMinutes(30));
    }

    assertThat(sheet.issue("x", at)).isEmpty();
    assertThat(sheet.issue("x", NOW.plus(Duration.ofDays(1)))).isPresent();
  }

  @Test
  void aCodeThatWasNotMailedCountsForNothing() {
    CodeSheet sheet = issued("a");
    for (int i = 0; i < 10; i++) {
      sheet = sheet.issue("lost", NOW).orElseThrow().withdraw("lost");
    }

    assertThat(sheet.guess("lost", NOW)).isInstanceOf(Guess.Wrong.class);
    assertThat(sheet.codes()).hasSize(1);
    assertThat(sheet.revision()).isEqualTo(21);
  }

  private static CodeSheet issued(String hash) {
    return CodeSheet.EMPTY.issue(hash, NOW).orElseThrow();
  }

  private static CodeSheet right(Guess guess) {
    return ((Guess.Right) guess).spent();
  }

  private static CodeSheet wrong(Guess guess) {
    return ((Guess.Wrong) guess).counted().orElseThrow();
  }
}
