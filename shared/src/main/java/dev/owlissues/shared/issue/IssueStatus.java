package dev.owlissues.shared.issue;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where an issue stands (page: Status Lifecycle), and {@code snoozed}, which only a request sets.
 */
public enum IssueStatus {
  NEW,
  IN_PROGRESS,
  RESOLVED,
  SILENCED,
  SNOOZED,
  REGRESSED;

  /** The status as requests and answers write it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of that name, if there is one. */
  public static Optional<IssueStatus> ofWire(String name) {
    return Stream.of(values()).filter(status -> status.wire().equals(name)).findFirst();
  }
}
