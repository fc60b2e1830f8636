package dev.owlissues.shared.issue.list;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One page of one or several projects' issues, sorted or searched.
 *
 * @param limit the most issues that the page may have
 * @param after where the page before ended; empty for the first page
 */
public record SortedQuery(
    List<UUID> projectIds,
    IssueFilter filter,
    IssueSort sort,
    int limit,
    Optional<ListCursor> after) {

  /** Copies the list and checks limit and cursor. */
  public SortedQuery {
    projectIds = List.copyOf(projectIds);
    if (limit < 1) {
      throw new IllegalArgumentException("a page of " + limit + " issues");
    }
    if (after.filter(cursor -> cursor.sort() != sort).isPresent()) {
      throw new IllegalArgumentException("a cursor of another order than " + sort);
    }
  }

  /** The lists that the filter lets pass. */
  List<ListPart> parts() {
    return projectIds.stream()
        .flatMap(project ->
            Stream.of(false, true)
                .filter(filter.mode()::includes)
                .map(dev -> new ListPart(project, dev)))
        .toList();
  }
}
