package dev.owlissues.shared.issue;

import dev.owlissues.shared.base.json.Word;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where an issue stands (R-status-1), and {@code snoozed}, which only a request sets. */
public enum IssueStatus implements Word {
  NEW,
  IN_PROGRESS,
  RESOLVED,
  SILENCED,
  SNOOZED,
  REGRESSED;

  /**
   * Whether a request may lead from this status to that one. Only the scan makes an issue
   * regressed, and the same status again is no change.
   */
  public boolean mayBecome(IssueStatus next) {
    return next != this && next != REGRESSED && !isClosedTo(next);
  }

  // What was never taken up again after its fix is not being worked on; what came back is not new.
  private boolean isClosedTo(IssueStatus next) {
    return (this == RESOLVED && next == IN_PROGRESS) || (this == REGRESSED && next == NEW);
  }

  /** Those that a request may ask for. */
  public static List<IssueStatus> wanted() {
    return Stream.of(values()).filter(status -> status != REGRESSED).toList();
  }

  /** The status as requests and answers write it. */
  @Override
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of that name, if there is one. */
  public static Optional<IssueStatus> ofWire(String name) {
    return Word.find(values(), name);
  }
}
