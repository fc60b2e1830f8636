package dev.owlissues.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.local.aws.ses.LocalSes;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.mail.Sender;
import dev.owlissues.shared.ses.SesMailer;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The mails that the API sends, as SES takes them. */
class MailsTest {
  @RegisterExtension final LocalTables tables = new LocalTables();

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-25T08:00:00Z"));

  @Test
  void codesAndInvitationsGoOutThroughSes() {
    try (var ses = new LocalSes(clock);
        var client = ses.client()) {
      var recorded = LocalTables.actions().ses("ApiFunction", client);
      var sender = new Sender("Owl Issues <owl@MailDomain>", Optional.of("MailEvents"));
      var stage = new AccountsStage(tables, new SesMailer(() -> recorded, sender, clock));

      var ann = stage.join("ann");
      String code = stage.code("bob");
      String token = stage.invite(ann, "carol", "member");

      assertThat(ses.outbox().reversed())
          .extracting(mail -> mail.to().getFirst())
          .containsExactly("ann@example.com", "bob@example.com", "carol@example.com");
      assertThat(ses.outbox().get(1).text()).contains(code);
      assertThat(ses.outbox().getFirst().text()).contains(token);
      assertThat(ses.outbox()).allSatisfy(mail -> assertThat(mail.from()).contains("owl@"));
    }
  }
}
