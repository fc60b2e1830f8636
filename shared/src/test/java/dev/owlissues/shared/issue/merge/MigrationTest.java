package dev.owlissues.shared.issue.merge;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.TableDump;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import dev.owlissues.shared.issue.route.FingerprintRoute;
import dev.owlissues.shared.scan.run.Exactness;
import dev.owlissues.shared.scan.run.ScanTimes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The tables as the version wrote them that had no table of fingerprints: small and large issues,
 * comments, merges that are over, not swept, and waiting, a page of which a worker counted half
 * before it died, and events that were not scanned. This version goes on with them.
 */
class MigrationTest {
  @RegisterExtension final LocalTables tables = new LocalTables();
  private MergeStage stage;

  @BeforeEach
  void restore() throws IOException {
    try (var file =
        MigrationTest.class.getResourceAsStream("/migration/before-fingerprints.json")) {
      TableDump dump = TableDump.read(Objects.requireNonNull(file).readAllBytes());
      dump.restore(tables.client(), tables.names());
      stage = new MergeStage(tables);
      stage.clock.advance(Duration.between(stage.clock.instant(), dump.at()));
    }
  }

  @Test
  void allThatWasUnderWayIsFinishedExactly() {
    goOn();

    assertThat(Exactness.violationsButOfFacts(tables.client(), tables.names())).isEmpty();
    assertThat(stage.merges.open()).isEmpty();
    assertThat(stage.titled("brand new").issueCounts().occurrences()).isEqualTo(2);
    assertThat(stage.titled("goal").subject().fingerprintCount()).isEqualTo(2);
    assertThat(stage.sessions(stage.titled("left 1")))
        .containsExactly("l1", "l9", "r1", "r2", "shared");
  }

  @Test
  void issuesAreMergedThatNeverHadAFingerprintStored() {
    goOn();
    Issue young = stage.titled("left 3");
    Issue grown = stage.titled("grown");

    stage.merge(young, grown);
    stage.receive(MergeStage.OTHER_APP, anEvent().message("left 4").session("o9"));
    stage.scan();
    stage.drain(Duration.ofHours(1));

    assertThat(Exactness.violationsButOfFacts(tables.client(), tables.names())).isEmpty();
    assertThat(stage.sessions(stage.now(grown))).contains("o1", "o9");
    assertThat(stage.now(grown).subject().fingerprintCount()).isEqualTo(3);
  }

  @Test
  void aFingerprintIsListedOnceItHappensAgain() {
    Issue left = stage.titled("left 1");
    assertThat(listed(left)).isEmpty();

    goOn();

    assertThat(listed(left))
        .extracting(route -> route.evidence().normalized())
        .containsExactlyInAnyOrder("left <n>", "right");
    assertThat(listed(left)).allMatch(route -> route.putBy().isEmpty());
    assertThat(stage.now(left).subject().fingerprintCount()).isEqualTo(2);
  }

  @Test // (R-occurrence-6)
  void occurrencesOfThatVersionAreReadAsTheyWere() {
    Issue grown = stage.titled("grown");
    Issue young = stage.titled("young");

    assertThat(stage.occurrences(grown))
        .hasSize(61)
        .extracting(Occurrence::fingerprint)
        .containsOnly(Optional.empty());
    // A small issue that was never merged has one fingerprint, which is theirs.
    assertThat(stage.occurrences(young))
        .extracting(Occurrence::fingerprint)
        .containsOnly(Optional.of(young.subject().fingerprints().getFirst()));
  }

  private void goOn() {
    stage.clock.advance(ScanTimes.LEASE.plusSeconds(1));
    stage.merging.requeue();
    stage.scan();
    stage.drain(Duration.ofHours(2));
    assertThat(stage.items(Tables.FINGERPRINTS)).isNotEmpty();
  }

  private List<FingerprintRoute> listed(Issue issue) {
    return tables
        .stores()
        .routes()
        .newest(new IssueKey(MergeStage.PROJECT, issue.id()), Optional.empty(), 50)
        .routes();
  }
}
