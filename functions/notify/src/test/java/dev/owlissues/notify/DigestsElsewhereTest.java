package dev.owlissues.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.digest.Recipient;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.SeenRange;
import dev.owlissues.shared.issue.Sighting;
import dev.owlissues.shared.issue.Subject;
import dev.owlissues.shared.mail.Sender;
import dev.owlissues.shared.ses.SesClients;
import dev.owlissues.shared.ses.SesMailer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/**
 * Sends digests through an SES that nobody here wrote. {@code .ci/moto/mail} starts one, verifies
 * {@code owl@example.com} there, names it in {@code owl.ses}, and then looks at what arrived: it
 * knows the digests of the first test.
 */
@EnabledIfSystemProperty(named = "owl.ses", matches = "http.*")
class DigestsElsewhereTest {
  @RegisterExtension final LocalTables tables = new LocalTables();
  private final SesV2Client client =
      SesClients.sendingOnce(UrlConnectionHttpClient.create())
          .endpointOverride(URI.create(System.getProperty("owl.ses")))
          .region(Region.EU_CENTRAL_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
          .build();

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void threeDigestsReachEachMember() {
    try (var stage = stage("Owl Issues <owl@example.com>")) {
      stage.join(0);
      stage.join(1);
      stage.clock.advance(Duration.ofHours(1));
      titled(stage, 1, IssueStatus.NEW, "Größe «XL» ist für Artikel 4711 nicht lieferbar 🦉");
      stage.run();
      stage.clock.advance(Duration.ofHours(1));
      for (int n = 100; n < 290; n++) {
        titled(stage, n, IssueStatus.NEW, "Error <%d> & \"more\"".formatted(n));
      }
      stage.run();
      stage.clock.advance(Duration.ofHours(1));
      titled(
          stage, 300, IssueStatus.REGRESSED, "injected\r\nBcc: eve@example.net\r\n\r\n<img src=x>");
      titled(stage, 301, IssueStatus.REGRESSED, "long " + "x".repeat(495));

      stage.run();

      assertThat(stage.digests()).hasSize(3);
      assertThat(stage.digests())
          .flatExtracting(entry -> entry.recipients())
          .extracting(Recipient::state)
          .containsOnly(Recipient.State.SENT)
          .hasSize(6);
    }
  }

  @Test
  void aDigestWaitsUntilItsSenderIsVerified() {
    try (var stage = stage("Owl Issues <stranger@example.com>")) {
      stage.join(0);
      stage.clock.advance(Duration.ofHours(1));
      stage.issue(1, IssueStatus.NEW);

      stage.run();

      assertThat(stage.digests().getFirst().recipients())
          .singleElement()
          .satisfies(who -> assertThat(who.state().isFinal()).isFalse());
      assertThat(stage.head().cut()).isEmpty();
    }
  }

  private NotifyStage stage(String from) {
    var sender = new Sender(from, Optional.of("owl"));
    return new NotifyStage(
        tables,
        _ -> new SesMailer(() -> client, sender, () -> Instant.parse("2026-03-02T12:35:00Z")));
  }

  private static void titled(NotifyStage stage, int n, IssueStatus status, String title) {
    Instant now = stage.clock.instant();
    stage.issue(
        n,
        status,
        false,
        new Subject(title, "", List.of(), 0),
        new IssueCounts(1_234, 56),
        new SeenRange(new Sighting(now, "2.3.0", ""), new Sighting(now, "2.4.1", "")));
  }
}
