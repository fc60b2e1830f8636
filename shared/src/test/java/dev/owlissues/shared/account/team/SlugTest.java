package dev.owlissues.shared.account.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "first-team", "2026", "-"})
  void lowerCaseLettersDigitsAndHyphensMakeASlug(String text) {
    assertThat(Slug.valid(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "First", "a b", "a_b", "ä", "a\n", "a/b"})
  void anythingElseDoesNot(String text) {
    assertThat(Slug.valid(text)).isFalse();
  }

  @Test // (R-team-1)
  void aSlugHasAtMost64Characters() {
    assertThat(Slug.valid("a".repeat(64))).isTrue();
    assertThat(Slug.valid("a".repeat(65))).isFalse();
  }

  @Test
  void aTeamWithABadSlugCannotBe() {
    assertThatThrownBy(() -> new Team(new UUID(0, 1), "Team", "My Team", Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("My Team");
  }

  @Test
  void aTeamWithoutANameCannotBe() {
    assertThatThrownBy(() -> new Team(new UUID(0, 1), "  ", "team", Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name");
  }
}
