package dev.owlissues.shared.issue.export;

import dev.owlissues.shared.issue.list.IssueRow;
import dev.owlissues.shared.issue.list.OccurrenceCursor;
import java.util.Optional;
import java.util.UUID;

/**
 * A place in an export: within an issue, or just after it.
 *
 * @param dev whether the issue is one of development: those come after production's
 * @param row where the issue was in the order of the export when it was met
 */
public record ExportPlace(boolean dev, IssueRow row, Within within) {

  /** How far an issue has been written. */
  public sealed interface Within {

    /** To its end. */
    record Done() implements Within {}

    /**
     * To that occurrence.
     *
     * @param after empty before the first
     */
    record Occurrences(Optional<OccurrenceCursor> after) implements Within {}

    /**
     * All its occurrences, and to that comment.
     *
     * @param after empty before the first
     */
    record Comments(Optional<UUID> after) implements Within {}
  }

  /** Just after an issue. */
  static ExportPlace after(boolean dev, IssueRow row) {
    return new ExportPlace(dev, row, new Within.Done());
  }

  ExportPlace at(Within other) {
    return new ExportPlace(dev, row, other);
  }
}
