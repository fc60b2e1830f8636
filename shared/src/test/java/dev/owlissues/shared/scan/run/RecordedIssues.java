package dev.owlissues.shared.scan.run;

import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.Lifecycle;
import dev.owlissues.shared.issue.Snooze;
import dev.owlissues.shared.issue.WatchedIssues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Issues whose successful writes are written down, in their order, with who wrote. */
public final class RecordedIssues {
  private static final Optional<String> NOTHING = Optional.empty();

  private RecordedIssues() {}

  /** Who writes. */
  public enum Writer {
    /** Sets statuses. */
    PERSON,
    /** Counts pages. */
    SCAN,
    /** Joins issues. */
    MERGE
  }

  /** A write of an issue that was stored. */
  public record Write(Issue issue, Writer writer) {}

  /**
   * Writes into that history what is stored in those issues. Only one actor runs at a time, so the
   * order there is the order of the writes.
   */
  public static IssueStore in(IssueStore issues, Writer writer, List<Write> history) {
    return WatchedIssues.told(issues, issue -> history.add(new Write(issue, writer)));
  }

  /** What in a history breaks the rules of how an issue may go from one write to the next. */
  static List<String> violations(List<Write> history) {
    Map<UUID, Issue> last = new HashMap<>();
    List<String> violations = new ArrayList<>();
    for (Write write : history) {
      Issue before = last.put(write.issue.id(), write.issue);
      if (before != null) {
        violation(before, write).ifPresent(violations::add);
      }
    }
    return violations;
  }

  private static Optional<String> violation(Issue before, Write write) {
    Issue after = write.issue;
    boolean counted = !after.bookkeeping().lastPages().equals(before.bookkeeping().lastPages());
    String change =
        "%s -> %s at revision %d of %s"
            .formatted(
                before.lifecycle(), after.lifecycle(), after.bookkeeping().revision(), after.id());
    if (after.bookkeeping().revision() <= before.bookkeeping().revision()) {
      return Optional.of("a revision was lost: " + change);
    }
    if (!counted && !after.issueCounts().equals(before.issueCounts())) {
      return Optional.of("counts changed without a page: " + change);
    }
    return switch (write.writer) {
      case PERSON ->
          counted || !notes(before, after)
              ? Optional.of("a person's change touched the counts, or was not noted: " + change)
              : NOTHING;
      case MERGE ->
          after.lifecycle().equals(before.lifecycle())
              ? NOTHING
              : Optional.of("a merge changed a status: " + change);
      case SCAN ->
          after.lifecycle().equals(before.lifecycle())
              ? NOTHING
              : change(before, after, counted).map(what -> what + ": " + change);
    };
  }

  // Whoever looks at the last change of an issue may take it back.
  private static boolean notes(Issue before, Issue after) {
    return !after.bookkeeping().lastChange().equals(before.bookkeeping().lastChange());
  }

  // The scan undoes what a person set only by a page that was not counted before it was set.
  private static Optional<String> change(Issue before, Issue after, boolean counted) {
    Lifecycle was = before.lifecycle();
    boolean rule =
        switch (after.lifecycle().status()) {
          case REGRESSED ->
              was.resolvedAtVersion().isPresent()
                  && was.status() == IssueStatus.RESOLVED
                  && after.lifecycle().equals(was.regressed());
          case NEW -> was.snooze().isPresent() && after.lifecycle().equals(Lifecycle.NEW);
          case SNOOZED -> was.snooze().isPresent() && sleepsOn(was, after.lifecycle());
          case IN_PROGRESS, RESOLVED, SILENCED -> false;
        };
    if (notes(before, after) == (after.lifecycle().status() == IssueStatus.SNOOZED)) {
      return Optional.of("the scan noted a change that is none, or did not note one");
    }
    if (!counted) {
      return Optional.of("the scan changed a status without a new page");
    }
    return rule ? Optional.empty() : Optional.of("the scan changed a status that it may not");
  }

  private static boolean sleepsOn(Lifecycle before, Lifecycle after) {
    Snooze rest = after.snooze().orElseThrow();
    return rest.eventsLeft().orElseThrow()
            < before.snooze().orElseThrow().eventsLeft().orElseThrow()
        && before.sleeping(rest).equals(after)
        && rest.since().equals(before.snoozedAt().orElseThrow());
  }
}
