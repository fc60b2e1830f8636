package dev.owlissues.shared.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailShellTest {
  private static final String NASTY = "<b>\"&'%s</b>";

  private static String html() {
    var head = new MailShell.Head(NASTY, "p " + NASTY, "a " + NASTY, "h " + NASTY, "l " + NASTY);
    return MailShell.html(head, MailShell.row(MailShell.paragraph("row " + NASTY)), "the footer");
  }

  @Test // (R-mail-2)
  void everythingStandsInItInOrderAndAsText() {
    assertThat(html())
        .containsSubsequence("p &lt;b&gt;", "a &lt;b&gt;", "h &lt;b&gt;", "l &lt;b&gt;", "row &lt;")
        .containsSubsequence("row", "the footer")
        .contains("%s")
        .doesNotContain("<b>");
  }

  @Test // (R-mail-2)
  void itIsLightOrDarkAndAsWideAsTheScreenAndFetchesNothing() {
    assertThat(html())
        .contains("content=\"light dark\"", "@media (prefers-color-scheme:dark)")
        .contains("width=device-width", "@media (max-width:480px)")
        .doesNotContainPattern("(?i)<(img|script|iframe|link|object|video|form)\\b")
        .doesNotContainPattern("(?i)url\\(|@import|src=|background=| on[a-z]+=");
  }

  @Test
  void aButtonIsALinkWhoseAddressEndsWhereItIsQuoted() {
    assertThat(MailShell.button("Go", "https://x.example/?a=\"b&c"))
        .isEqualTo("<p><a class=\"b\" href=\"https://x.example/?a=&quot;b&amp;c\">Go</a></p>");
  }
}
