package dev.owlissues.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.mail.Mail;
import dev.owlissues.shared.mail.MailHeader;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlDigestMailWriterTest {
  private static final String NASTY =
      "<script>alert('\"&')</script> </a></title>\u0000\r\nBcc: x@y";

  private static String header(Mail mail, String name) {
    return mail.headers().stream()
        .filter(header -> header.name().equals(name))
        .map(MailHeader::value)
        .findFirst()
        .orElse("");
  }

  @Test // (R-digest-11, R-digest-20)
  void bothPartsSayOfEachIssueWhatAReaderNeeds() {
    Mail mail = Mails.of(Mails.issue(1, IssueStatus.REGRESSED, "Payment declined"));

    for (String part : List.of(mail.text(), mail.html())) {
      assertThat(part)
          .contains("Back")
          .contains("Payment declined")
          .contains("Resolved in 2.4.0, back in 2.4.1")
          .contains("1,234 occurrences · 56 users")
          .contains("Checkout · versions 2.3.0 to 2.4.1 · last seen 37 min ago")
          .contains("Since yesterday, 1 Mar 2026, 12:35 UTC")
          .contains(
              "https://issues.example.com/projects/%s/issues/%s"
                  .formatted(Mails.PROJECT, Mails.id(1)));
    }
  }

  @Test // (R-digest-20)
  void whatCameBackAndWhatIsNewStandUnderHeadingsOfTheirOwn() {
    Mail mail =
        Mails.of(
            Mails.issue(1, IssueStatus.REGRESSED, "Payment declined"),
            Mails.issue(2, IssueStatus.NEW, "Disk full"));

    assertThat(mail.text())
        .containsSubsequence("Back\n----\n", "* Payment declined", "New\n---\n", "* Disk full");
    assertThat(mail.html())
        .containsSubsequence(">Back</span></h2>", "Payment", ">New</span></h2>", "Disk full");
    assertThat(mail.text()).containsOnlyOnce("back in");
    assertThat(Mails.of(Mails.issue(2, IssueStatus.NEW, "Disk full")).html())
        .doesNotContain(">Back<");
  }

  @Test // (R-digest-20)
  void whatVariesInATitleIsSubduedAndTheTitleIsWhole() {
    Mail mail = Mails.of(Mails.issue(1, IssueStatus.NEW, "Order 84512 of 'ann' & co failed"));

    assertThat(mail.html()).contains("Order <i>84512</i> of <i>'ann'</i> &amp; co failed</a></h3>");
    assertThat(mail.text()).contains("* Order 84512 of 'ann' & co failed\n");
  }

  @Test // (R-digest-20)
  void thePreviewSaysWhatTheSubjectDoesNot() {
    Mail mail = Mails.of(Mails.issue(1, IssueStatus.NEW, "Disk full"));

    assertThat(mail.html()).contains("<div class=\"v\">Disk full</div>");
  }

  @Test // (R-issue-13)
  void aMessageOfBlanksHasALinkWithAText() {
    Mail mail = Mails.of(Mails.issue(1, IssueStatus.NEW, " \u200b\n"));

    assertThat(mail.text()).contains("* (message without text)\n");
    assertThat(mail.html()).contains(">(message without text)</a></h3>");
  }

  @Test // (R-issue-13)
  void theColoursOfATerminalAreNotShown() {
    Mail mail = Mails.of(Mails.issue(1, IssueStatus.NEW, "\u001b[33mWARN\u001b[0m disk"));

    assertThat(mail.text()).contains("* WARN disk\n");
    assertThat(mail.html()).contains(">WARN disk</a>").doesNotContain("33m");
  }

  @Test // (R-digest-20)
  void titlesAndNamesRunInTheirOwnDirection() {
    Mail mail =
        Mails.of(
            "\u05d7\u05e0\u05d5\u05ea",
            Mails.issue(1, IssueStatus.NEW, "\u05e9\u05d2\u05d9\u05d0\u05d4 42"));

    assertThat(mail.html())
        .contains("<h3 dir=\"auto\">", "<p class=\"k\" dir=\"auto\">", "<h1 dir=\"auto\">");
  }

  @Test
  void theSubjectHasCountsAndTheProject() {
    assertThat(Mails.of(Mails.issue(1, IssueStatus.NEW, "a")).subject())
        .isEqualTo("[Shop] 1 new issue");
    assertThat(Mails.of(Mails.issue(1, IssueStatus.REGRESSED, "a")).subject())
        .isEqualTo("[Shop] 1 regressed issue");
    assertThat(
            Mails.of(
                    Mails.issue(1, IssueStatus.REGRESSED, "a"),
                    Mails.issue(2, IssueStatus.NEW, "b"),
                    Mails.issue(3, IssueStatus.NEW, "c"))
                .subject())
        .isEqualTo("[Shop] 1 regressed and 2 new issues");
  }

  @Test // (R-digest-11)
  void whatClientsSentIsTextAndNothingElse() {
    Mail mail = Mails.of(NASTY, Mails.issue(1, IssueStatus.NEW, NASTY));

    assertThat(mail.html())
        .contains("&lt;script&gt;alert(")
        .doesNotContain("<script")
        .doesNotContain("</a></title>");
    assertThat(mail.subject()).doesNotContainPattern("[\\p{Cntrl}]");
    assertThat(mail.text().lines()).noneMatch(line -> line.startsWith("Bcc:"));
  }

  @Test
  void nothingIsFetchedWhenAMailIsOpenedAndNothingRuns() {
    Mail mail = Mails.of(Mails.issue(1, IssueStatus.NEW, "a"));

    assertThat(mail.html())
        .doesNotContainPattern("(?i)<(img|script|iframe|link|object|video|form)\\b")
        .doesNotContainPattern("(?i)url\\(|@import|src=|background=| on[a-z]+=");
  }

  @Test
  void aMailHasWhatScreenReadersAndBothColourSchemesNeed() {
    String html = Mails.of(Mails.issue(1, IssueStatus.NEW, "a")).html();

    assertThat(html)
        .contains("<html lang=\"en\">")
        .contains("<title>Shop: 1 new issue</title>")
        .contains("<meta name=\"color-scheme\" content=\"light dark\">")
        .contains("prefers-color-scheme:dark")
        .contains("max-width:480px")
        .containsOnlyOnce("<h1 ");
    assertThat(Pattern.compile("<table(?! role=\"presentation\")").matcher(html).find()).isFalse();
    assertThat(Pattern.compile("<a[^>]*>\\s*</a>").matcher(html).find()).isFalse();
  }

  @Test // (R-digest-16)
  void eachMailHasItsOwnWayOutAndAProjectsMailsFormOneThread() {
    Mail mail = Mails.of(Mails.issue(1, IssueStatus.NEW, "a"));

    String link =
        "https://issues.example.com/v1/unsubscribe/" + Mails.TOKENS.token(Mails.TEAM, Mails.READER);
    assertThat(header(mail, "List-Unsubscribe")).isEqualTo("<" + link + ">");
    assertThat(header(mail, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    assertThat(header(mail, "References"))
        .isEqualTo("<%s@digests.issues.example.com>".formatted(Mails.PROJECT))
        .isEqualTo(header(mail, "In-Reply-To"));
    assertThat(mail.html()).contains("href=\"" + link + "\"");
    assertThat(mail.text()).contains("Unsubscribe: " + link);
  }
}
