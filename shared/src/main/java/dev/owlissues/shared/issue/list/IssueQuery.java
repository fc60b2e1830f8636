package dev.owlissues.shared.issue.list;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One page of one or several projects' issues by recency, with a filter that searches nothing.
 *
 * @param limit the most issues that the page may have
 * @param after where the page before ended; empty for the first page
 */
public record IssueQuery(
    List<UUID> projectIds, IssueFilter filter, int limit, Optional<IssueRow> after) {

  /** Copies the list and checks the limit. */
  public IssueQuery {
    projectIds = List.copyOf(projectIds);
    if (limit < 1) {
      throw new IllegalArgumentException("a page of " + limit + " issues");
    }
  }
}
