package dev.owlissues.shared.issue;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where an issue stands (R-status-1), and {@code snoozed}, which only a request sets. */
public enum IssueStatus {
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

  /** The status as requests and answers write it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of that name, if there is one. */
  public static Optional<IssueStatus> ofWire(String name) {
    return Stream.of(values()).filter(status -> status.wire().equals(name)).findFirst();
  }
}
