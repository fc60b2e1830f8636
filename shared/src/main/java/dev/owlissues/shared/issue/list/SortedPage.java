package dev.owlissues.shared.issue.list;

import dev.owlissues.shared.issue.Issue;
import java.util.List;
import java.util.Optional;

/**
 * A page of a sorted or searched list. It may be short and still not be the last: what changed
 * while it was made is left out.
 *
 * @param next where the next page begins, if there is one
 * @param time as of when the list is
 * @param end the oldest row that it looks at, if there are more behind it
 * @param partial whether it did not look at all issues
 */
public record SortedPage(
    List<Row> rows,
    Optional<ListCursor> next,
    ListTime time,
    Optional<IssueRow> end,
    boolean partial) {

  /** An issue in its place. */
  public record Row(Issue issue, ListPlace place) {}

  /** Copies the list. */
  public SortedPage {
    rows = List.copyOf(rows);
  }
}
