package dev.owlissues.shared.ses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.mail.Mail;
import dev.owlissues.shared.mail.MailHeader;
import dev.owlissues.shared.mail.Sender;
import dev.owlissues.shared.mail.Sent;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * Sends to an SES that nobody here wrote. {@code .ci/moto/mail} starts one, names it in {@code
 * owl.ses}, and looks at what arrived there.
 */
@EnabledIfSystemProperty(named = "owl.ses", matches = "http.*")
class SesElsewhereTest {

  @Test
  void aMailIsTaken() {
    try (var client =
        SesClients.sendingOnce(UrlConnectionHttpClient.create())
            .endpointOverride(URI.create(System.getProperty("owl.ses")))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build()) {
      var mailer =
          new SesMailer(
              client,
              new Sender("Owl Issues <owl@example.com>", Optional.empty()),
              InstantSource.system());

      Sent sent =
          mailer.send(
              new Mail(
                  "ada@example.com",
                  "[Größe] 2 regressed and 3 new issues",
                  "Grüße: 5 occurrences\n",
                  "<!DOCTYPE html><html lang=\"en\"><p>Grüße &amp; 🦉</p></html>\n",
                  List.of(
                      new MailHeader(
                          "List-Unsubscribe", "<https://issues.example.com/v1/unsubscribe/t>"),
                      new MailHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
                      new MailHeader("References", "<project@digests.issues.example.com>"))));

      assertThat(sent).isInstanceOf(Sent.Accepted.class);
    }
  }
}
