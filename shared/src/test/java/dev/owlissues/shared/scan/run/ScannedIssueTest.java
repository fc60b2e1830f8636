package dev.owlissues.shared.scan.run;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.dynamo.table.LocalTables;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a scan writes of an issue beside its counts. */
class ScannedIssueTest {
  @RegisterExtension final LocalTables tables = new LocalTables();

  private ScanStage stage;

  @BeforeEach
  void setUp() {
    stage = new ScanStage(tables);
  }

  @Test // (R-issue-2)
  void aTitleHasAtMostFiveHundredCharacters() {
    stage.receive(anEvent().message("🦉".repeat(501)));

    stage.scan();

    assertThat(stage.onlyIssue().subject().title()).isEqualTo("🦉".repeat(500));
  }

  @Test // (R-issue-11)
  void anErrorOfAKnownIssueRaisesWhenItWasUpdated() {
    stage.receive(anEvent().session("a"));
    stage.scan();
    Instant before = stage.onlyIssue().bookkeeping().updatedAt();
    stage.receive(anEvent().session("a"));

    stage.scan();

    assertThat(stage.onlyIssue().bookkeeping().updatedAt()).isAfter(before);
  }
}
