package dev.owlissues.shared.issue.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CommentBodyTest {

  @Test
  void aBodyIsTrimmedAndOtherwiseKeptAsItWasWritten() {
    assertThat(new CommentBody("\n  *seen*\r\n\tagain <b> \n").text())
        .isEqualTo("*seen*\r\n\tagain <b>");
  }

  @Test
  void aBlankBodyIsRefused() {
    assertThat(CommentBody.complaint(" \n\t ")).contains("body must not be blank");
    assertThatThrownBy(() -> new CommentBody("")).hasMessage("body must not be blank");
  }

  @Test
  void tenThousandCharactersAreEnoughHoweverManyBytesTheyAre() {
    String owls = "🦉".repeat(10_000);

    assertThat(CommentBody.complaint(owls)).isEmpty();
    assertThat(CommentBody.complaint("  " + owls + "  ")).isEmpty();
    assertThat(CommentBody.complaint(owls + "!")).contains("body is longer than 10000 characters");
  }
}
