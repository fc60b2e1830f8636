package dev.owlissues.shared.ses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.local.aws.ses.LocalSes;
import dev.owlissues.local.aws.ses.OutboxMail;
import dev.owlissues.local.aws.ses.SesAnswer;
import dev.owlissues.shared.mail.Mail;
import dev.owlissues.shared.mail.MailHeader;
import dev.owlissues.shared.mail.Sender;
import dev.owlissues.shared.mail.Sent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;

class SesMailerTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:35:00Z");
  private static final Mail MAIL =
      new Mail("ada@example.com", "A subject", "A text.\n", "<p>A text.</p>");

  private final LocalSes ses = new LocalSes(new MovableClock(NOW));
  private final SesV2Client client =
      SesClients.sendingOnce(UrlConnectionHttpClient.create())
          .endpointOverride(ses.endpoint())
          .region(Region.EU_CENTRAL_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
          .build();
  private final SesMailer mailer =
      new SesMailer(
          () -> client,
          new Sender("Owl Issues <owl@example.com>", Optional.of("owl")),
          new MovableClock(NOW));

  @AfterEach
  void stop() {
    client.close();
    ses.close();
  }

  @Test
  void whatIsSentArrivesAsItWasWritten() {
    var mail =
        new Mail(
            "ada@example.com",
            "3 Fehler in „Größe“ – neu",
            "Grüße\nZeile 2: = ist kein Ende\n",
            "<p>Grüße &amp; mehr 🦉</p>\n",
            List.of(
                new MailHeader("List-Unsubscribe", "<https://issues.example.com/v1/unsubscribe/t>"),
                new MailHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")));

    Sent sent = mailer.send(mail);

    OutboxMail arrived = ses.outbox().getFirst();
    assertThat(sent).isEqualTo(new Sent.Accepted(arrived.messageId()));
    assertThat(arrived.to()).containsExactly("ada@example.com");
    assertThat(arrived.subject()).isEqualTo(mail.subject());
    assertThat(arrived.text()).isEqualToNormalizingNewlines(mail.text());
    assertThat(arrived.html()).isEqualToNormalizingNewlines(mail.html());
    assertThat(arrived.headers())
        .containsEntry("From", "Owl Issues <owl@example.com>")
        .containsEntry("To", "ada@example.com")
        .containsEntry("Date", "Mon, 2 Mar 2026 12:35:00 +0000 (UTC)")
        .containsEntry("List-Unsubscribe", "<https://issues.example.com/v1/unsubscribe/t>")
        .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
  }

  @Test
  void aMessageIsAsciiInShortLines() {
    mailer.send(
        new Mail(
            "ada@example.com", "Größe ".repeat(60), "ü".repeat(3000), "<p>" + "ü".repeat(3000)));

    String raw = ses.outbox().getFirst().raw();

    assertThat(raw).matches("(?s)[\\x00-\\x7f]*");
    assertThat(raw.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(998));
  }

  @Test
  void nothingOfThisMachineIsInAMessage() {
    mailer.send(MAIL);

    assertThat(ses.outbox().getFirst().raw())
        .doesNotContain(System.getProperty("user.name") + "@")
        .containsOnlyOnce("Message-ID:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MessageRejected", "BadRequestException"})
  void whatSesDoesNotTakeFromAnybodyIsRefused(String code) {
    ses.answering(to -> new SesAnswer.Refuse(400, code));

    assertThat(mailer.send(MAIL)).isEqualTo(new Sent.Refused("SES answered " + code));
  }

  @ParameterizedTest
  @CsvSource({
    "429, TooManyRequestsException",
    "400, LimitExceededException",
    "400, SendingPausedException",
    "400, AccountSuspendedException",
    "400, MailFromDomainNotVerifiedException",
    "404, NotFoundException",
    "403, AccessDeniedException",
  })
  void whatTheAccountMayNotSendNowMayBeSentLater(int status, String code) {
    ses.answering(to -> new SesAnswer.Refuse(status, code));

    assertThat(mailer.send(MAIL)).isEqualTo(new Sent.Later("SES answered " + code));
  }

  @Test
  void aSenderThatIsNotVerifiedYetMayBeLater() {
    String text =
        "Email address is not verified. The following identities failed the check in region"
            + " EU-CENTRAL-1: %s";
    ses.answering(
        to -> new SesAnswer.Refuse(400, "MessageRejected", text.formatted("owl@example.com")));
    Sent fromNobody = mailer.send(MAIL);
    ses.answering(to -> new SesAnswer.Refuse(400, "MessageRejected", text.formatted(to)));

    Sent toNobody = mailer.send(MAIL);

    assertThat(fromNobody).isEqualTo(new Sent.Later("SES answered MessageRejected"));
    assertThat(toNobody).isEqualTo(new Sent.Refused("SES answered MessageRejected"));
  }

  @Test
  void aFailureOfSesDoesNotSayWhetherTheMailWasTaken() {
    ses.answering(to -> new SesAnswer.Refuse(503, "ServiceUnavailable"));

    assertThat(mailer.send(MAIL)).isEqualTo(new Sent.Unknown("SES answered ServiceUnavailable"));
  }

  @Test
  void aLostAnswerIsNotAskedForAgain() {
    mailer.send(MAIL);
    ses.answering(to -> new SesAnswer.TakeAndSayNothing());

    Sent sent = mailer.send(MAIL);

    assertThat(sent).isEqualTo(new Sent.Unknown("no answer from SES"));
    assertThat(ses.outbox()).hasSize(2);
  }

  @Test
  void aLostRequestIsNotSentAgain() {
    ses.answering(to -> new SesAnswer.HangUp());

    Sent sent = mailer.send(MAIL);

    assertThat(sent).isEqualTo(new Sent.Unknown("no answer from SES"));
    assertThat(ses.outbox()).isEmpty();
  }
}
