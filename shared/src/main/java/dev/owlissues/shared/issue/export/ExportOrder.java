package dev.owlissues.shared.issue.export;

import dev.owlissues.shared.issue.list.IssueRow;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds a project's issues, the longest unchanged first. It may lag behind the issues by a moment.
 */
public interface ExportOrder {

  /**
   * The first rows of a project and mode after a row.
   *
   * @param after where the rows before ended; empty for the first
   */
  List<IssueRow> oldest(UUID projectId, boolean dev, Optional<IssueRow> after, int limit);
}
