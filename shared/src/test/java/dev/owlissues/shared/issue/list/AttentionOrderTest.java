package dev.owlissues.shared.issue.list;

import static dev.owlissues.shared.issue.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueBuilder;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.SeenRange;
import dev.owlissues.shared.issue.Sighting;
import dev.owlissues.shared.issue.entry.EntryCodec;
import dev.owlissues.shared.issue.fact.Breakdown;
import dev.owlissues.shared.issue.fact.Facts;
import dev.owlissues.shared.issue.fact.History;
import dev.owlissues.shared.issue.fact.Regression;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of attention is that of {@code attention.txt}, whatever the clock says. */
class AttentionOrderTest {
  private static final String NEVER = "-";

  @ParameterizedTest(
      name = "scanned at {0}, read at {1}") // (R-attention-1, R-attention-3, R-list-7)
  @CsvSource({
    "2026-11-24T15:05:00Z, 2026-11-24T15:06:00Z",
    // Just before the next scan: the hour that is nearly over has not been looked at.
    "2026-11-24T15:05:00Z, 2026-11-24T16:04:59Z",
    // The day has just begun, and so has the hour that was scanned last.
    "2026-11-25T00:05:00Z, 2026-11-25T00:30:00Z",
    "2026-11-24T23:05:00Z, 2026-11-25T00:04:00Z"
  })
  void theOrderIsThatOfTheFixture(Instant scannedAt, Instant now) throws IOException {
    List<Issue> fixture = fixture(scannedAt);
    List<Issue> shuffled = new ArrayList<>(fixture);
    Collections.shuffle(shuffled, new Random(20_261_130));
    var time = new ListTime(now, scannedAt);

    List<String> sorted =
        shuffled.stream()
            .sorted(
                Comparator.comparing(
                    issue -> IssueSort.ATTENTION.place(EntryCodec.entry(issue), time)))
            .map(AttentionOrderTest::name)
            .toList();

    assertThat(sorted)
        .containsExactlyElementsOf(fixture.stream().map(AttentionOrderTest::name).toList());
  }

  private static String name(Issue issue) {
    return issue.subject().title();
  }

  private static List<Issue> fixture(Instant scannedAt) throws IOException {
    List<Issue> issues = new ArrayList<>();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    AttentionOrderTest.class.getResourceAsStream("/attention.txt")),
                StandardCharsets.UTF_8))) {
      for (String line : lines.lines().filter(text -> !text.startsWith("#")).toList()) {
        // Ids descend where all else is equal.
        UUID id = new UUID(7, 1_000 - issues.size());
        issues.add(issue(line.split(" +"), scannedAt).id(id).build());
      }
    }
    return issues;
  }

  private static IssueBuilder issue(String[] columns, Instant scannedAt) {
    // A minute before the hour is full, so that it lies in an hour of its own.
    Instant seen = before(scannedAt, columns[2]).minusSeconds(60);
    var sighting = new Sighting(seen, "1.0.0", "");
    return anIssue()
        .title(columns[0])
        .status(IssueStatus.ofWire(columns[1]).orElseThrow())
        .dev(columns.length > 6)
        .seen(SeenRange.once(sighting))
        .updatedAt(scannedAt)
        .facts(
            new Facts(
                1_000,
                history(scannedAt, Long.parseLong(columns[3]), Long.parseLong(columns[4])),
                Breakdown.NONE,
                Breakdown.NONE,
                Optional.empty(),
                columns[5].equals(NEVER)
                    ? Optional.empty()
                    : Optional.of(
                        new Regression("1.0.0", "1.1.0", before(scannedAt, columns[5])))));
  }

  private static Instant before(Instant scannedAt, String hours) {
    return scannedAt.minus(Duration.ofHours(Long.parseLong(hours)));
  }

  // What a scan counted that was over a minute later; its hour has events too, which say nothing.
  private static History history(Instant scannedAt, long recent, long before) {
    long hour = History.hour(scannedAt);
    Map<Long, Long> byHour = new HashMap<>();
    byHour.put(hour, 1_000L);
    byHour.put(hour - 2, recent);
    for (int i = 3; i < 15; i++) {
      byHour.put(hour - i, before / 12);
    }
    return History.of(scannedAt.plusSeconds(60), byHour);
  }
}
