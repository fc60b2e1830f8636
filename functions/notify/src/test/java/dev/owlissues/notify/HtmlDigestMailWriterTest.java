package dev.owlissues.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.mail.Mail;
import dev.owlissues.shared.mail.MailHeader;
import java.nio.charset.StandardCharsets;
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

  @Test // (R-digest-11)
  void bothPartsSayOfEachIssueWhatAReaderNeeds() {
    Mail mail = Mails.of(Mails.issue(1, IssueStatus.REGRESSED, "Payment 123 declined"));

    for (String part : List.of(mail.text(), mail.html())) {
      assertThat(part)
          .contains("Regressed")
          .contains("Payment 123 declined")
          .contains("Checkout")
          .contains("1,234 occurrences · 56 users · versions 2.3.0 to 2.4.1")
          .contains("First seen 20 Feb 2026, 08:15 UTC, last seen 2 Mar 2026, 11:58 UTC")
          .contains(
              "https://issues.example.com/projects/%s/issues/%s"
                  .formatted(Mails.PROJECT, Mails.id(1)));
    }
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
        .containsOnlyOnce("<h1>");
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

  @Test
  void theLongestDigestIsBelowTheSizeAtWhichMailProgramsCutIt() {
    var issues = new Issue[100];
    for (int n = 0; n < issues.length; n++) {
      issues[n] = Mails.issue(n, IssueStatus.REGRESSED, "A long message & more ".repeat(20));
    }

    String html = Mails.of(issues).html();

    assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(102 * 1024);
  }
}
