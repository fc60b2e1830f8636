package dev.owlissues.shared.dynamo.issue;

import static dev.owlissues.shared.issue.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.ItemSize;
import dev.owlissues.shared.audit.AuditPage;
import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.issue.Bookkeeping;
import dev.owlissues.shared.issue.Claimant;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.ItemRoom;
import dev.owlissues.shared.issue.Lifecycle;
import dev.owlissues.shared.issue.SeenRange;
import dev.owlissues.shared.issue.Sighting;
import dev.owlissues.shared.issue.Snooze;
import dev.owlissues.shared.issue.Subject;
import dev.owlissues.shared.issue.fact.Breakdown;
import dev.owlissues.shared.issue.fact.Facts;
import dev.owlissues.shared.issue.fact.History;
import dev.owlissues.shared.issue.fact.NewestEvent;
import dev.owlissues.shared.issue.fact.Regression;
import dev.owlissues.shared.issue.fact.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An issue's item takes no more than what {@link ItemRoom} reckons with. */
class ItemRoomTest {
  private static final int ITEM = 4_096;

  /** What lists read of an issue. */
  private static final int INDEX_ENTRY = 480;

  private static final int MANY = 999_999_999;
  private static final Instant NOW = Instant.parse("2026-11-24T10:30:00Z");

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 60, 500})
  void whatComesBeforeTheFactsIsNeverLargerThanItIsTakenFor(int titleLength) {
    Issue issue = issue("x".repeat(titleLength), 20, "é".repeat(50));

    Map<String, AttributeValue> item = new HashMap<>(IssueCodec.toItem(issue));
    item.remove("facts");
    item.remove("entry");

    assertThat(ItemSize.of(item))
        .isLessThanOrEqualTo(ITEM - INDEX_ENTRY - ItemRoom.forFacts(issue));
  }

  @Test // (R-fact-6)
  void anIssueThatKnowsAllItMayHasRoomForWhatListsRead() {
    Issue issue = issue("é".repeat(500), 1, "2.4.1").withFacts(facts());

    assertThat(issue.facts().versions().parts()).hasSizeBetween(1, 19);
    assertThat(issue.facts().environments().parts()).hasSize(10);
    Map<String, AttributeValue> item = new HashMap<>(IssueCodec.toItem(issue));
    assertThat(ItemSize.of(item)).isLessThanOrEqualTo(ITEM);
    item.remove("entry");
    assertThat(ItemSize.of(item)).isLessThanOrEqualTo(ITEM - INDEX_ENTRY);
  }

  // With every attribute that an issue can have, but for what belongs to units and members.
  private static Issue issue(String title, int fingerprints, String version) {
    Sighting sighting = new Sighting(NOW, version, "12.34.56");
    return anIssue()
        .id(new UUID(7, 7))
        .subject(
            new Subject(
                title,
                "checkout/payment",
                Collections.nCopies(fingerprints, new Fingerprint(new byte[32])),
                1_000,
                Collections.nCopies(fingerprints > 1 ? Subject.SOURCES_KEPT : 0, new UUID(7, 7))))
        .lifecycle(
            new Lifecycle(
                IssueStatus.SNOOZED,
                Optional.of(version),
                Optional.of(new Snooze(NOW, Optional.empty(), OptionalInt.of(1_000_000))),
                Optional.of(
                    new Claimant(
                        Claimant.Type.AGENT,
                        new UUID(7, 7),
                        "é".repeat(Claimant.NAME_CHARACTERS)))))
        .issueCounts(new IssueCounts(MANY, MANY))
        .seen(new SeenRange(sighting, sighting))
        .bookkeeping(
            new Bookkeeping(
                NOW,
                NOW,
                NOW,
                Optional.of(NOW),
                Map.of(),
                Optional.empty(),
                Optional.of(new AuditPage.Place(NOW, new UUID(7, 7))),
                MANY))
        .build();
  }

  // Busy in every hour of ninety days.
  private static Facts facts() {
    Map<Long, Long> byHour = new HashMap<>();
    for (long age = 0; age < Duration.ofDays(History.DAYS).toHours(); age++) {
      byHour.put(History.hour(NOW) - age, 900L);
    }
    return new Facts(
        MANY,
        History.of(NOW, byHour),
        parts("2.%d.0-build.20261124", Facts.VERSIONS),
        parts("environment-%d", Facts.ENVIRONMENTS),
        Optional.of(new NewestEvent(NOW, new UUID(1, 2))),
        Optional.of(new Regression("2.0.1", "2.1.0", NOW)));
  }

  private static Breakdown parts(String name, int count) {
    return Breakdown.of(
        IntStream.range(0, count)
            .mapToObj(i -> {
              Instant last = NOW.minus(Duration.ofDays(i));
              return new Breakdown.Part(
                  name.formatted(i), new Tally(10_000, 900), last.minusSeconds(MANY / 1_000), last);
            })
            .toList());
  }
}
