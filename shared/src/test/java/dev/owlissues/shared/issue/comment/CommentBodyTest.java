package dev.owlissues.shared.issue.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CommentBodyTest {

  @Test // (R-comment-2, R-comment-3)
  void aBodyIsTrimmedAndOtherwiseKeptAsItWasWritten() {
    assertThat(new CommentBody("\n  *seen*\r\n\tagain <b> \n").text())
        .isEqualTo("*seen*\r\n\tagain <b>");
  }

  @Test // (R-comment-2)
  void aBlankBodyIsRefused() {
    assertThat(CommentBody.complaint(" \n\t ")).contains("body must not be blank");
    assertThat(CommentBody.complaint("\u200b\u2060 \u3164")).contains("body must not be blank");
    assertThatThrownBy(() -> new CommentBody("")).hasMessage("body must not be blank");
  }

  @Test // (R-comment-2)
  void tenThousandCharactersAreEnoughHoweverManyBytesTheyAre() {
    String owls = "🦉".repeat(10_000);

    assertThat(CommentBody.complaint(owls)).isEmpty();
    assertThat(CommentBody.complaint("  " + owls + "  ")).isEmpty();
    assertThat(CommentBody.complaint(owls + "!")).contains("body is longer than 10000 characters");
  }
}
