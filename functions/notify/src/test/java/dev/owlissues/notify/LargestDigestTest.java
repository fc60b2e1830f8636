package dev.owlissues.notify;

import static dev.owlissues.shared.account.team.ProjectBuilder.aProject;
import static dev.owlissues.shared.issue.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.digest.Digest;
import dev.owlissues.shared.digest.Digest.Listed;
import dev.owlissues.shared.digest.Digest.News;
import dev.owlissues.shared.digest.Digest.Rest;
import dev.owlissues.shared.digest.Digest.Said;
import dev.owlissues.shared.digest.Subscriber;
import dev.owlissues.shared.digest.run.DigestMailWriter;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueBuilder;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.LiveApps;
import dev.owlissues.shared.issue.SeenRange;
import dev.owlissues.shared.issue.Sighting;
import dev.owlissues.shared.mail.Mail;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail programs cut mails of about 100 KB, and with the end the link goes that stops them. */
class LargestDigestTest {
  private static final int MOST_BYTES = 90_000;
  private static final Instant CUT = Instant.parse("2026-03-02T12:35:00Z");
  private static final int APPS = 900;

  /** As long as a host with two labels of the longest kind makes it. */
  private static final URI ADDRESS =
      URI.create("https://%s.%s.example".formatted("o".repeat(40), "w".repeat(40)));

  // Alternating, so that every second character is a part that varies.
  @ParameterizedTest // (R-digest-10)
  @ValueSource(
      strings = {
        "&",
        "<",
        "\"",
        "'",
        "x",
        "\u00e9",
        "\u6f22",
        "\ud83e\udd89",
        "7 ",
        "'a' ",
        "\u05d0"
      })
  void itIsBelowTheSizeAtWhichTheyDo(String letter) {
    Mail mail = mail(letter);

    assertThat(mail.html().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
    assertThat(mail.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
    assertThat(mail.html().split("<h3 ", -1)).hasSize(1 + Digest.MOST_IN_FULL);
    assertThat(mail.html().split("<p class=\"l\"", -1))
        .hasSize(1 + Digest.MOST_LISTED - Digest.MOST_IN_FULL);
    assertThat(mail.html()).contains("unsubscribe</a>.</td></tr></table>");
    assertThat(mail.text()).contains("885 other apps: 885 more issues");
  }

  private static String name(String letter) {
    return letter.repeat(200 / letter.length()).strip();
  }

  private static Mail mail(String letter) {
    List<Issue> issues =
        IntStream.range(0, Digest.MOST_LISTED).mapToObj(n -> issue(n, letter)).toList();
    Map<UUID, String> apps = new HashMap<>(Map.of(Mails.APP, name(letter)));
    IntStream.range(0, APPS).forEach(n -> apps.put(new UUID(8, n), name(letter)));
    var digest =
        new Digest(
            Mails.PROJECT,
            1,
            CUT.minus(Duration.ofDays(7)),
            CUT,
            issues.stream().map(LargestDigestTest::listed).toList(),
            new Digest.Totals(2_000, 2_000, true),
            IntStream.range(0, APPS).mapToObj(n -> new Rest(new UUID(8, n), 1)).toList(),
            List.of(Mails.READER));
    var content =
        new DigestMailWriter.Content(
            aProject().id(Mails.PROJECT).in(Mails.TEAM).name(name(letter)).build(),
            digest,
            issues,
            new LiveApps(apps));
    return new HtmlDigestMailWriter(ADDRESS, Mails.TOKENS)
        .write(content, new Subscriber(Mails.READER, "ada@example.com", true));
  }

  private static Listed listed(Issue issue) {
    return new Listed(
        issue.id(),
        Optional.of(
            new Said(
                issue.issueCounts(),
                "",
                Optional.of(new News(99_999_999, CUT.minus(Duration.ofDays(99)))))));
  }

  private static Issue issue(int n, String letter) {
    String version = letter.repeat(50);
    IssueBuilder issue = n % 2 == 0 ? anIssue().regressed(version, version, CUT) : anIssue();
    return issue
        .id(Mails.id(n))
        .in(Mails.TEAM, Mails.PROJECT, Mails.APP)
        .title(letter.repeat(500))
        .issueCounts(new IssueCounts(999_999_999, 999_999_999))
        .seen(
            new SeenRange(
                new Sighting(CUT.minus(Duration.ofDays(400)), version + "1", ""),
                new Sighting(CUT.minus(Duration.ofDays(99)), version, "")))
        .build();
  }
}
