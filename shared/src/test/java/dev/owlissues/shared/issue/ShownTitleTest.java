package dev.owlissues.shared.issue;

import static dev.owlissues.shared.issue.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTitleTest {

  private static Subject subject(String title) {
    return anIssue().title(title).build().subject();
  }

  @ParameterizedTest // (R-issue-13)
  @ValueSource(strings = {"", "   ", "\t\n", "\u00a0\u200b", "\u001b[31m \u001b[0m", "\u3164"})
  void aMessageInWhichNothingCanBeReadSaysSo(String title) {
    assertThat(subject(title).shownTitle()).isEqualTo(Subject.NO_TEXT);
    assertThat(subject(title).title()).isEqualTo(title);
  }

  @Test // (R-issue-13)
  void theColoursOfATerminalAreNotShownAndStayInTheMessage() {
    Subject subject = subject("\u001b[33mWARN\u001b[0m disk \u001b]8;;x\u001b\\full");

    assertThat(subject.shownTitle()).isEqualTo("WARN disk full");
    assertThat(subject.title()).contains("\u001b[33m");
  }

  @Test
  void anyOtherTitleIsShownAsItCame() {
    assertThat(subject(" a\n b ").shownTitle()).isEqualTo(" a\n b ");
  }
}
