package dev.owlissues.shared.issue;

import dev.owlissues.shared.audit.AuditEntry.Change;
import dev.owlissues.shared.base.time.Iso;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * An issue's lifecycle as texts by the names of its fields, as items and audit entries have it. An
 * empty text is no value, and so is a field that an earlier version did not write.
 */
public final class LifecycleTexts {
  private static final String STATUS = "status";
  private static final String VERSION = "resolved_at_version";
  private static final String CLAIMED_BY = "claimed_by";
  private static final String SNOOZED_AT = "snoozed_at";
  private static final String SNOOZE_UNTIL = "snooze_until";
  private static final String SNOOZE_EVENTS_LEFT = "snooze_events_left";

  private LifecycleTexts() {}

  /** All of it, as the item has it. */
  public static Map<String, String> write(Lifecycle lifecycle) {
    Optional<Snooze> snooze = lifecycle.snooze();
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(STATUS, lifecycle.status().wire());
    texts.put(VERSION, lifecycle.resolvedAtVersion().orElse(""));
    texts.put(CLAIMED_BY, lifecycle.claimedBy().map(Claimant::text).orElse(""));
    texts.put(SNOOZED_AT, snooze.map(Snooze::since).map(Iso::write).orElse(""));
    texts.put(SNOOZE_UNTIL, snooze.flatMap(Snooze::until).map(Iso::write).orElse(""));
    texts.put(
        SNOOZE_EVENTS_LEFT, snooze.map(Snooze::eventsLeft).map(LifecycleTexts::number).orElse(""));
    return texts;
  }

  /** All of it, as audit entries have it: nobody is named. */
  static Map<String, String> writeUnnamed(Lifecycle lifecycle) {
    Map<String, String> texts = write(lifecycle);
    lifecycle.claimedBy().ifPresent(who -> texts.put(CLAIMED_BY, who.reference()));
    return texts;
  }

  /**
   * The lifecycle of those texts.
   *
   * @param text the text of a field, empty when it has none
   */
  public static Lifecycle read(UnaryOperator<String> text) {
    String status = text.apply(STATUS);
    return new Lifecycle(
        IssueStatus.ofWire(status)
            .orElseThrow(() -> new IllegalStateException("no status " + status)),
        value(text, VERSION),
        value(text, SNOOZED_AT)
            .map(Iso::read)
            .map(since ->
                new Snooze(
                    since,
                    value(text, SNOOZE_UNTIL).map(Iso::read),
                    number(value(text, SNOOZE_EVENTS_LEFT)))),
        value(text, CLAIMED_BY).map(Claimant::ofText));
  }

  /**
   * What was before those changes, which made the lifecycle what it is. Whoever had claimed the
   * issue and was put out by them has no name.
   */
  public static Lifecycle before(Map<String, Change> changes, Lifecycle after) {
    Map<String, String> texts = write(after);
    changes.forEach((field, change) -> texts.replace(field, change.before()));
    return read(field -> texts.getOrDefault(field, ""));
  }

  /** Who claimed the issue, by the text that an entry has for it. */
  public static Optional<Claimant> claimedBy(String text) {
    return Optional.of(text).filter(sent -> !sent.isEmpty()).map(Claimant::ofText);
  }

  private static Optional<String> value(UnaryOperator<String> text, String field) {
    return Optional.of(text.apply(field)).filter(value -> !value.isEmpty());
  }

  private static String number(OptionalInt number) {
    return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
  }

  private static OptionalInt number(Optional<String> text) {
    return text.map(Integer::parseInt).map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }
}
