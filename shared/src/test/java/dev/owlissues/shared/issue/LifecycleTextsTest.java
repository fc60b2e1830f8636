package dev.owlissues.shared.issue;

import static dev.owlissues.shared.issue.Claimants.ANN;
import static dev.owlissues.shared.issue.Claimants.BOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.audit.AuditEntry;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LifecycleTextsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123Z");

  static Stream<Lifecycle> lifecycles() {
    return Stream.of(
        Lifecycle.NEW,
        Lifecycles.resolvedAt("1.4.0"),
        Lifecycles.claimedBy(ANN),
        Lifecycles.claimedBy(BOT),
        Lifecycles.snoozedAt(NOW),
        Lifecycles.snoozed(
            NOW, new SnoozeEnd(Optional.of(NOW.plusSeconds(60)), OptionalInt.empty())),
        Lifecycles.snoozed(NOW, new SnoozeEnd(Optional.empty(), OptionalInt.of(0))),
        new Lifecycle(
            IssueStatus.SNOOZED,
            Optional.of("1.4.0"),
            Optional.of(Snooze.begun(NOW, SnoozeEnd.NEXT_EVENT)),
            Optional.of(ANN)));
  }

  @ParameterizedTest
  @MethodSource("lifecycles")
  void whatIsWrittenIsRead(Lifecycle lifecycle) {
    Map<String, String> texts = LifecycleTexts.write(lifecycle);

    assertThat(LifecycleTexts.read(field -> texts.getOrDefault(field, ""))).isEqualTo(lifecycle);
  }

  @Test
  void anItemOfAnEarlierVersionIsUnclaimedAndSleepsUntilTheNextEvent() {
    Map<String, String> texts =
        Map.of("status", "snoozed", "snoozed_at", "2026-11-24T10:00:00.123Z");

    assertThat(LifecycleTexts.read(field -> texts.getOrDefault(field, "")))
        .isEqualTo(Lifecycles.snoozedAt(NOW));
  }

  @ParameterizedTest // (R-undo-1)
  @MethodSource("lifecycles")
  void whatAnEntryTellsBringsBackWhatWasBefore(Lifecycle before) {
    for (Lifecycle after : lifecycles().toList()) {
      Lifecycle told = LifecycleTexts.before(before.changesTo(after).byField(), after);

      assertThat(unnamed(told)).isEqualTo(unnamed(before));
    }
  }

  @Test // (R-claim-5)
  void anEntryTellsTheIdOfWhoHasTheIssueAndNotTheName() {
    assertThat(Lifecycle.NEW.changesTo(Lifecycles.claimedBy(BOT)).byField().get("claimed_by"))
        .isEqualTo(new AuditEntry.Change("", "agent:" + BOT.id()));
  }

  private static Lifecycle unnamed(Lifecycle lifecycle) {
    return lifecycle.withClaim(lifecycle.claimedBy().map(who -> who.named("")));
  }
}
