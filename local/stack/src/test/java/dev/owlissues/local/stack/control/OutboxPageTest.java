package dev.owlissues.local.stack.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.ses.OutboxMail;
import dev.owlissues.local.stack.http.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutboxPageTest {
  private static final OutboxMail MAIL =
      new OutboxMail(
          "local-1",
          List.of("ada@example.com"),
          "owl@localhost",
          "5 < 6 & \"more\"",
          "plain <b>",
          "<p>Hello</p><script>alert(\"x\")</script>",
          Map.of("List-Id", "<a.b>"),
          Instant.parse("2026-03-02T12:35:00Z"),
          "Message-ID: <a>\r\n\r\n</pre><script>");

  private static String page(OutboxMail... mails) {
    return new String(OutboxPage.of(List.of(mails)).body(), StandardCharsets.UTF_8);
  }

  @Test
  void aMailIsShownWithItsFieldsAndItsSource() {
    assertThat(page(MAIL))
        .contains("5 &lt; 6 &amp; &quot;more&quot;")
        .contains("To ada@example.com")
        .contains("<th>List-Id</th><td>&lt;a.b&gt;</td>")
        .contains("srcdoc=\"&lt;p&gt;Hello&lt;/p&gt;")
        .contains("plain &lt;b&gt;")
        .contains("Message-ID: &lt;a&gt;");
  }

  @Test
  void mailsAreAListWhoseFramesAreAsTallAsTheirMails() {
    OutboxMail longer =
        new OutboxMail(
            "local-2",
            MAIL.to(),
            MAIL.from(),
            "Longer",
            "line\n".repeat(100),
            "<p>Longer</p>",
            Map.of(),
            MAIL.sentAt(),
            "");

    String page = page(longer, MAIL);

    assertThat(page.split("<li>", -1)).hasSize(3);
    assertThat(page).contains("height=\"2160\"", "height=\"279\"").containsOnlyOnce(" open>");
  }

  @Test
  void nothingOfAMailRuns() {
    Reply reply = OutboxPage.of(List.of(MAIL));

    assertThat(new String(reply.body(), StandardCharsets.UTF_8))
        .contains("<iframe sandbox=\"\"")
        .doesNotContain("<script");
    assertThat(reply.headers().getOrDefault("content-security-policy", List.of()).toString())
        .contains("default-src 'none'")
        .doesNotContain("script-src");
  }

  @Test
  void anEmptyOutboxSaysSo() {
    assertThat(page()).contains("No mail was sent yet.").doesNotContain("<iframe");
  }
}
