package dev.owlissues.local.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.event.Kind;
import dev.owlissues.shared.event.Level;
import dev.owlissues.shared.fingerprint.Fingerprinter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The demo must be over in seconds on a file-backed table: below 5,000 writes in all. Here they are
 * counted by hand from what a request and a page of the scan are known to write.
 */
class StoryCostTest {
  /** Above so many sessions and users, a batch's pointers are packed into so many at most. */
  private static final int MOST_POINTERS = 16;

  /**
   * Fingerprint and issue, two set buckets, a pack and the counts; a known issue takes two less.
   */
  private static final int NEW_ISSUE = 6;

  private static final Story STORY =
      new StoryWriter(Catalogue.load(), Instant.parse("2026-11-24T09:30:00Z"), 20_261_124L).write();

  @Test
  void theWholeDemoCostsFewerThan5000Writes() {
    long ingest = STORY.deliveries().mapToLong(StoryCostTest::writes).sum();
    long scan = NEW_ISSUE * issues(STORY.deliveries());
    long again =
        (NEW_ISSUE - 2)
            * (issues(STORY.breaking().stream())
                + issues(STORY.returning().stream())
                - issues(STORY.deliveries()));

    assertThat(ingest + scan + again)
        .as("%d of ingest, %d and %d of the scans", ingest, scan, again)
        .isLessThan(4_700);
  }

  private static long writes(Delivery delivery) {
    Map<Kind, List<Line>> batches =
        delivery.lines().stream().collect(Collectors.groupingBy(line -> line.level().kind()));
    return 1 + batches.values().stream().mapToLong(batch -> 1 + pointers(batch)).sum();
  }

  private static long pointers(List<Line> batch) {
    long sessions = batch.stream().map(line -> line.visit().session()).distinct().count();
    long users =
        batch.stream()
            .map(line -> line.visit().user())
            .filter(u -> !u.isEmpty())
            .distinct()
            .count();
    return Math.min(MOST_POINTERS, sessions + users);
  }

  private static long issues(Stream<Delivery> deliveries) {
    var fingerprinter = new Fingerprinter();
    return deliveries
        .flatMap(delivery -> delivery.lines().stream())
        .filter(line -> line.level() == Level.ERROR)
        .map(line ->
            "%s %s %s"
                .formatted(
                    line.visit().platform(),
                    line.visit().dev(),
                    fingerprinter.fingerprint(line.message(), line.module())))
        .distinct()
        .count();
  }
}
