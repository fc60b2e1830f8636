package dev.owlissues.shared.issue.entry;

import static dev.owlissues.shared.issue.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.base.text.Texts;
import dev.owlissues.shared.issue.Bookkeeping;
import dev.owlissues.shared.issue.Claimant;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueBuilder;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.Lifecycle;
import dev.owlissues.shared.issue.SeenRange;
import dev.owlissues.shared.issue.Sighting;
import dev.owlissues.shared.issue.Subject;
import dev.owlissues.shared.issue.fact.Breakdown;
import dev.owlissues.shared.issue.fact.Facts;
import dev.owlissues.shared.issue.fact.History;
import dev.owlissues.shared.issue.fact.Regression;
import dev.owlissues.shared.issue.fact.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryCodecTest {
  private static final Instant NOW = Instant.parse("2026-11-24T15:05:00.123Z");
  private static final UUID APP = new UUID(1, 3);
  private static final UUID OTHER = UUID.fromString("01935c80-0000-7000-8000-000000000009");

  /**
   * 600 units less 50 for the rows, 25 for what digests said and 5 for the caller; less the keys.
   */
  private static final int BYTES_OF_600_UNITS = 520 * 8_192 / 10_000 - 199 - "entry".length();

  @Test
  void anEntryHasWhatListsAskFor() {
    Issue issue =
        anIssue()
            .dev(true)
            .subject(subject("Payment 4711 declined", "checkout"))
            .lifecycle(claimed(Claimant.Type.AGENT))
            .issueCounts(new IssueCounts(312, 40))
            .seen(seen(NOW.minus(Duration.ofDays(40)), NOW.minusSeconds(61)))
            .updatedAt(NOW)
            .facts(facts(List.of("2.5.0", "2.4.1"), List.of("ios")))
            .build();

    IssueEntry entry = EntryCodec.entry(issue);

    assertThat(entry.key()).isEqualTo(issue.key());
    assertThat(entry.updatedAt()).isEqualTo(NOW);
    assertThat(entry.origin()).isEqualTo(new IssueEntry.Origin(true, List.of(APP)));
    assertThat(entry.state())
        .isEqualTo(
            new IssueEntry.State(
                IssueStatus.IN_PROGRESS,
                Optional.of(new IssueEntry.Claim(Claimant.Type.AGENT, new UUID(5, 5))),
                Optional.of(NOW.minusSeconds(7))));
    assertThat(entry.issueCounts()).isEqualTo(new IssueCounts(312, 40));
    assertThat(entry.seen())
        .isEqualTo(new IssueEntry.Span(NOW.minus(Duration.ofDays(40)), NOW.minusSeconds(61)));
    assertThat(entry.recent().ofDaysUntil(NOW)).isEqualTo(14 * 24 * 3 - 8 * 3);
    assertThat(entry.heads())
        .isEqualTo(
            new IssueEntry.Heads(
                "Payment 4711 declined", "checkout", List.of("2.5.0", "2.4.1"), List.of("ios")));
  }

  @ParameterizedTest
  @EnumSource
  void everyStatusIsKept(IssueStatus status) {
    assertThat(EntryCodec.entry(anIssue().status(status).build()).state().status())
        .isEqualTo(status);
  }

  @Test
  void anIssueOfAnEarlierVersionHasAnEntryToo() {
    IssueEntry entry = EntryCodec.entry(anIssue().build());

    assertThat(entry.recent().ofDaysUntil(NOW)).isZero();
    assertThat(entry.heads().versions()).isEmpty();
    assertThat(entry.state().regressedAt()).isEmpty();
  }

  @Test // (R-removal-5)
  void theAppsThatMergesBroughtAreInIt() {
    Bookkeeping books =
        Bookkeeping.begun(NOW).withLastPages(Map.of(OTHER + "#0", 3L, APP + "#1", 1L));

    assertThat(EntryCodec.entry(anIssue().bookkeeping(books).build()).origin().appIds())
        .containsExactly(APP, OTHER);
  }

  @ParameterizedTest // (R-list-9)
  @CsvSource({"3, 120", "72, 110", "2160, 92"})
  void aTitleHas120BytesUnlessNumbersTakeThem(int hours, int bytes) {
    Issue issue =
        anIssue()
            .subject(subject("é".repeat(250), "checkout/payment"))
            .updatedAt(NOW)
            .seen(seen(NOW.minus(Duration.ofDays(40)), NOW.minusSeconds(61)))
            .facts(facts(hours, List.of("2.5.0", "2.4.1"), List.of("production")))
            .build();

    IssueEntry.Heads heads = EntryCodec.entry(issue).heads();

    assertThat(Texts.bytes(heads.title())).isBetween(bytes, 120);
    assertThat(heads.module()).isEqualTo("checkout/payment");
    assertThat(heads.versions()).containsExactly("2.5.0", "2.4.1");
    assertThat(heads.environments()).containsExactly("production");
  }

  @Test
  void versionsThatAreAlikeTakeFewBytes() {
    List<String> versions = IntStream.range(0, 20).mapToObj(i -> "2.14." + (40 - i)).toList();

    Issue issue = anIssue().updatedAt(NOW).facts(facts(versions, List.of())).build();

    assertThat(EntryCodec.entry(issue).heads().versions())
        .hasSizeGreaterThan(15)
        .isEqualTo(versions.subList(0, EntryCodec.entry(issue).heads().versions().size()));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 60, 8_000})
  void anEntryKeepsItsBytesHoweverLongTheTexts(long perHour) {
    Issue issue = largest(perHour).build();

    assertThat(EntryCodec.encode(issue).length)
        .isLessThanOrEqualTo(EntryCodec.BYTES)
        .isLessThanOrEqualTo(BYTES_OF_600_UNITS);
  }

  @Test
  void anEntryOfNumbersBeyondAllIssuesStillHasTexts() {
    Bookkeeping books =
        Bookkeeping.begun(NOW)
            .withLastPages(
                Map.of(id(21) + "#0", 1L, id(22) + "#0", 1L, id(23) + "#0", 1L, id(24) + "#0", 1L));
    Issue issue =
        largest(900_000)
            .bookkeeping(books)
            .issueCounts(new IssueCounts(1L << 40, 1L << 40))
            .build();

    assertThat(EntryCodec.encode(issue).length).isLessThanOrEqualTo(275);
    assertThat(EntryCodec.entry(issue).heads().title()).startsWith("xxxxx");
    assertThat(EntryCodec.entry(issue).origin().appIds()).hasSize(EntryCodec.APPS);
  }

  private static UUID id(int number) {
    return UUID.fromString("01935c80-0000-7000-8000-0000000000" + number);
  }

  private static IssueBuilder largest(long perHour) {
    Map<Long, Long> byHour = new HashMap<>();
    for (long age = 0; age < 24 * 90; age++) {
      byHour.put(History.hour(NOW) - age, perHour);
    }
    return anIssue()
        .subject(subject("x".repeat(500), "y".repeat(256)))
        .lifecycle(claimed(Claimant.Type.USER))
        .issueCounts(new IssueCounts(2_000_000, 1_000_000))
        .seen(seen(NOW.minus(Duration.ofDays(900)), NOW.minus(Duration.ofDays(300))))
        .updatedAt(NOW)
        .facts(
            new Facts(
                1 << 30,
                History.of(NOW, byHour),
                parts(IntStream.range(0, 20).mapToObj(i -> i + ".0.0-rc.build.2026").toList()),
                parts(IntStream.range(0, 10).mapToObj(i -> i + "-environment").toList()),
                Optional.empty(),
                Optional.of(new Regression("1", "2", NOW.minus(Duration.ofDays(300))))));
  }

  private static Subject subject(String title, String module) {
    return new Subject(title, module, anIssue().build().subject().fingerprints(), 1);
  }

  private static Lifecycle claimed(Claimant.Type type) {
    return new Lifecycle(
        IssueStatus.IN_PROGRESS,
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Claimant(type, new UUID(5, 5), "Ann")));
  }

  private static SeenRange seen(Instant first, Instant last) {
    return new SeenRange(new Sighting(first, "1.0.0", ""), new Sighting(last, "2.0.0", ""));
  }

  private static Facts facts(List<String> versions, List<String> environments) {
    return facts(24 * 90, versions, environments);
  }

  // Three events an hour.
  private static Facts facts(int hours, List<String> versions, List<String> environments) {
    Map<Long, Long> byHour = new HashMap<>();
    for (long age = 0; age < hours; age++) {
      byHour.put(History.hour(NOW) - age, 3L);
    }
    return new Facts(
        6_480,
        History.of(NOW, byHour),
        parts(versions),
        parts(environments),
        Optional.empty(),
        Optional.of(new Regression("1", "2", NOW.minusSeconds(7))));
  }

  private static Breakdown parts(List<String> names) {
    return Breakdown.of(
        IntStream.range(0, names.size())
            .mapToObj(i ->
                new Breakdown.Part(
                    names.get(i), new Tally(1, 1), NOW.minusSeconds(i), NOW.minusSeconds(i)))
            .toList());
  }
}
