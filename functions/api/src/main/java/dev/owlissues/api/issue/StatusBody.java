package dev.owlissues.api.issue;

import dev.owlissues.api.http.Fields;
import dev.owlissues.shared.base.json.Word;
import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.SnoozeEnd;
import dev.owlissues.shared.issue.WantedStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads which status a body asks for, with what goes with it (R-status-5, R-snooze-3). */
public final class StatusBody {
  private final InstantSource clock;

  /** Reads times as seen from that clock. */
  public StatusBody(InstantSource clock) {
    this.clock = clock;
  }

  /** The status that is asked for; empty after a complaint. */
  Optional<WantedStatus> read(Fields fields) {
    fields.require("status");
    Optional<IssueStatus> status =
        fields.word("status", IssueStatus::ofWire, Word.listed(IssueStatus.wanted()));
    Optional<String> version = version(fields);
    Optional<SnoozeEnd> end = snoozeEnd(fields);
    boolean takeOver = fields.flag("take_over").orElse(false);
    for (String field : List.of("snooze_until", "snooze_events")) {
      complainUnless(fields, status, IssueStatus.SNOOZED, field, fields.isGiven(field));
    }
    complainUnless(fields, status, IssueStatus.IN_PROGRESS, "take_over", takeOver);
    return status.flatMap(
        to -> end.map(waiting -> new WantedStatus(to, version, waiting, takeOver)));
  }

  private static Optional<String> version(Fields fields) {
    Optional<String> version = fields.text("resolved_at_version", Integer.MAX_VALUE);
    if (version.map(String::strip).filter(WantedStatus::isTooLong).isPresent()) {
      fields.complain(
          "resolved_at_version is longer than " + WantedStatus.MAX_VERSION + " characters");
    }
    return version;
  }

  private Optional<SnoozeEnd> snoozeEnd(Fields fields) {
    Optional<Instant> until = fields.time("snooze_until").map(Iso::millis);
    OptionalInt events = fields.integer("snooze_events", 1, SnoozeEnd.MAX_EVENTS);
    if (until.isPresent() && !SnoozeEnd.isAhead(until.get(), clock.instant())) {
      fields.complain("snooze_until must be ahead, by a year at most");
    }
    if (until.isPresent() && events.isPresent()) {
      fields.complain("snooze_until and snooze_events do not go together");
      return Optional.empty();
    }
    return Optional.of(new SnoozeEnd(until, events));
  }

  // What would silently do nothing is a mistake of who asks for it.
  private static void complainUnless(
      Fields fields,
      Optional<IssueStatus> status,
      IssueStatus wanted,
      String field,
      boolean given) {
    if (given && status.isPresent() && status.get() != wanted) {
      fields.complain("%s goes with the status %s only".formatted(field, wanted.wire()));
    }
  }
}
