package dev.owlissues.shared.scan.page;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.base.hash.Sha256;
import dev.owlissues.shared.event.BatchKey;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.Kind;
import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.fingerprint.Grouping;
import dev.owlissues.shared.fingerprint.Rule;
import dev.owlissues.shared.scan.run.ScanStage;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupingRuleTest {
  private static final BatchKey KEY =
      new BatchKey(ScanStage.APP.appId(), Kind.ERROR, 0, ScanStage.START, 1);
  private static final List<Event> EVENTS =
      List.of(
          anEvent().message("user 1 not found").session("a").build(),
          anEvent().message("user 2 not found").session("a").build(),
          anEvent().message("disk full").session("b").build());

  @Test
  void byMessageEventsGroupThatDifferInWhatVaries() {
    var fold = new PageFold(GroupingRule.byMessage());

    fold.add(KEY, EVENTS);

    assertThat(fold.folds()).hasSize(2);
  }

  /** A rule that groups the events of a session. */
  private record BySession() implements GroupingRule {
    @Override
    public Rule rule() {
      return Rule.STANDARD;
    }

    @Override
    public Fingerprint of(Event event) {
      return new Fingerprint(Sha256.of(event.actor().sessionId()));
    }

    @Override
    public String normalized(Event event) {
      return event.actor().sessionId();
    }
  }

  @Test
  void aFoldGroupsByTheRuleThatItIsGiven() {
    var fold = new PageFold(new BySession());

    fold.add(KEY, EVENTS);

    assertThat(fold.folds().keySet())
        .extracting(Grouping::fingerprint)
        .containsExactly(new Fingerprint(Sha256.of("a")), new Fingerprint(Sha256.of("b")));
  }
}
