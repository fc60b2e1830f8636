package dev.owlissues.shared.issue.attention;

import static dev.owlissues.shared.issue.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.SeenRange;
import dev.owlissues.shared.issue.Sighting;
import dev.owlissues.shared.issue.entry.EntryCodec;
import dev.owlissues.shared.issue.fact.Breakdown;
import dev.owlissues.shared.issue.fact.Facts;
import dev.owlissues.shared.issue.fact.History;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** (R-attention-4). */
class ReasonTest {
  private static final Instant SCANNED = Instant.parse("2026-11-24T15:05:00Z");

  @Test
  void whatIsBackSaysInWhichVersionAndInWhichItWasFixed() {
    assertThat(text(anIssue().regressed("2.4.1", "2.5.0", SCANNED).build()))
        .isEqualTo("regressed: Back in 2.5.0 (fixed in 2.4.1)");
    assertThat(text(anIssue().regressed("", "2.5.0", SCANNED).build()))
        .isEqualTo("regressed: Back in 2.5.0");
    assertThat(text(anIssue().status(IssueStatus.REGRESSED).build()))
        .isEqualTo("regressed: Back after its fix");
  }

  @Test
  void whatIsNewSaysInWhichVersion() {
    assertThat(text(anIssue().seen(seen("2.5.0")).build())).isEqualTo("new: New in 2.5.0");
    assertThat(text(anIssue().seen(seen("")).build())).isEqualTo("new: New");
    assertThat(text(anIssue().seen(seen("2.5.0")).facts(recent(10)).build()))
        .isEqualTo("new: New in 2.5.0, rising");
  }

  @Test
  void whatRisesSaysHowMuch() {
    assertThat(text(anIssue().status(IssueStatus.IN_PROGRESS).facts(recent(25)).build()))
        .isEqualTo("rising: 12 × its usual");
    assertThat(text(anIssue().status(IssueStatus.SILENCED).facts(recent(21)).build()))
        .isEqualTo("silenced_rising: Silenced, but 10 × its usual");
  }

  @Test
  void anythingElseHasNoReasonButWhatCameSinceADigest() {
    Reason none = Reason.of(resolved(), EntryCodec.entry(resolved()).watched(), SCANNED);

    assertThat(none).isEqualTo(Reason.NONE);
    assertThat(none.orSinceDigest(OptionalLong.of(39)))
        .isEqualTo(new Reason(Reason.Kind.SINCE_DIGEST, "+39 since the last digest"));
    assertThat(none.orSinceDigest(OptionalLong.of(0))).isEqualTo(none);
    assertThat(none.orSinceDigest(OptionalLong.empty())).isEqualTo(none);
    var other = new Reason(Reason.Kind.NEW, "New");
    assertThat(other.orSinceDigest(OptionalLong.of(39))).isEqualTo(other);
  }

  @ParameterizedTest
  @EnumSource
  void statusesWithoutAReasonOfTheirOwnAreThoseThatSayNone(IssueStatus status) {
    for (Facts facts : List.of(Facts.NONE, recent(1_000))) {
      Issue issue = anIssue().status(status).facts(facts).build();
      Watched watched = EntryCodec.entry(issue).watched();

      assertThat(Reason.of(issue, watched, SCANNED).equals(Reason.NONE))
          .isEqualTo(!watched.urgency(SCANNED).isReason());
    }
  }

  @Test // (R-text-1)
  void versionsAreShownCleaned() {
    assertThat(text(anIssue().seen(seen("2\u001b[31m.5\n")).build()))
        .doesNotContain("\u001b", "\n")
        .startsWith("new: New in 2");
  }

  private static Issue resolved() {
    return anIssue().status(IssueStatus.RESOLVED).build();
  }

  private static String text(Issue issue) {
    Reason reason = Reason.of(issue, EntryCodec.entry(issue).watched(), SCANNED);
    return reason.kind().wire() + ": " + reason.text();
  }

  private static SeenRange seen(String version) {
    return SeenRange.once(new Sighting(SCANNED, version, ""));
  }

  private static Facts recent(long events) {
    return new Facts(
        events,
        History.of(SCANNED, Map.of(History.hour(SCANNED) - 1, events)),
        Breakdown.NONE,
        Breakdown.NONE,
        Optional.empty(),
        Optional.empty());
  }
}
