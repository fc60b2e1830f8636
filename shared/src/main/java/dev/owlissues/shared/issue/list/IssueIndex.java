package dev.owlissues.shared.issue.list;

import dev.owlissues.shared.issue.IssueStatus;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds a project's issues by recency. It may lag behind the issues by a moment. */
public interface IssueIndex {

  /**
   * The first rows of a project and mode after a row, in the order of {@link IssueRow}.
   *
   * @param status only rows of this status; empty means any
   * @param after where the page before ended; empty for the first page
   */
  List<IssueRow> newest(
      UUID projectId,
      boolean dev,
      Optional<IssueStatus> status,
      Optional<IssueRow> after,
      int limit);
}
