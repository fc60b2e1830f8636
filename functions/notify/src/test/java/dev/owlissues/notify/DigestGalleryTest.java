package dev.owlissues.notify;

import static dev.owlissues.shared.issue.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueBuilder;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.SeenRange;
import dev.owlissues.shared.issue.Sighting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Sends three digests and keeps their HTML, as SES got it, in {@code target/digests}: {@code
 * docs/digests/make} takes its pictures of these.
 */
class DigestGalleryTest {
  private static final List<String> TITLES =
      List.of(
          "Payment provider answered 502 Bad Gateway for POST /v2/charges",
          "duplicate key value violates unique constraint \"orders_number_key\"",
          "TypeError: Cannot read properties of undefined (reading 'total')",
          "Connection to redis-cart:6379 timed out after 2000 ms",
          "java.lang.OutOfMemoryError: Java heap space",
          "The certificate for this server is invalid (NSURLErrorDomain -1202)",
          "Order 84512 could not be exported: customer has no address",
          "deadlock detected: process 2211 waits for ShareLock on transaction 991",
          "SQLITE_BUSY: database is locked",
          "Unhandled rejection: AbortError: The user aborted a request",
          "kotlin.UninitializedPropertyAccessException: lateinit property cart",
          "No space left on device: '/var/lib/invoices/2026-03.pdf'",
          "401 Unauthorized from https://api.shipping.example/labels",
          "Index 3 out of bounds for length 3",
          "Could not decode JWT: signature verification failed",
          "upstream prematurely closed connection while reading response header",
          "Größe «XL» ist für Artikel 4711 nicht lieferbar",
          "Fatal: swift runtime failure: Unexpectedly found nil while unwrapping",
          "Too many open files (EMFILE) in worker 7",
          "CORS: origin https://shop.example is not allowed");

  @RegisterExtension final LocalTables tables = new LocalTables();

  @ParameterizedTest
  @CsvSource({"one, 0, 1", "twenty, 4, 16", "regressed, 3, 0"})
  void theDigestsInTheDocumentationAreOnesThatWereSent(String name, int regressed, int fresh)
      throws IOException {
    try (var stage = new NotifyStage(tables)) {
      stage.join(0);
      stage.clock.advance(Duration.ofHours(36));
      for (int n = 0; n < (regressed + fresh) / 2; n++) {
        stage.issues.create(issue(stage, n, n < regressed, 3_400));
      }
      stage.clock.advance(Duration.ofMinutes(5));
      stage.run();
      stage.clock.advance(Duration.ofHours(24));
      for (int n = 0; n < (regressed + fresh) / 2; n++) {
        stage.again(issue(stage, n, n < regressed, 4_100));
      }
      for (int n = (regressed + fresh) / 2; n < regressed + fresh; n++) {
        stage.issues.create(issue(stage, n, n < regressed, 2_300));
      }
      stage.clock.advance(Duration.ofMinutes(5));

      stage.run();

      String html = stage.newest().html();
      assertThat(html.split("<h3 ", -1)).hasSize(regressed + fresh + 1);
      Path folder = Path.of(System.getProperty("owl.root"), "functions/notify/target/digests");
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name + ".html"), html);
    }
  }

  private static Issue issue(NotifyStage stage, int n, boolean regressed, int most) {
    Instant now = stage.clock.instant();
    Instant first = now.minus(Duration.ofHours(regressed ? 400 + n * 31L : 2 + n));
    IssueBuilder issue = regressed ? anIssue().regressed("2.4.0", "2.4.1", now) : anIssue();
    return issue
        .id(new UUID(7, n))
        .in(NotifyStage.TEAM, NotifyStage.PROJECT, NotifyStage.APP)
        .title(TITLES.get(n))
        .issueCounts(new IssueCounts(most / (n + 1), 610 / (n + 1)))
        .at(now)
        .seen(
            new SeenRange(
                new Sighting(first, regressed ? "2.2.0" : "2.4.1", ""),
                new Sighting(now.minusSeconds(60L * n), "2.4.1", "")))
        .build();
  }
}
