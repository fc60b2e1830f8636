package dev.owlissues.shared.issue.list;

import java.util.Optional;

/**
 * Where a page of a sorted list ended.
 *
 * @param end the oldest row that the list looks at, if there are more behind it
 * @param after the place of the page's last row
 */
public record ListCursor(IssueSort sort, ListTime time, Optional<IssueRow> end, ListPlace after) {

  /** What later pages look at: what has not changed since the list began. */
  EntryRange range() {
    return new EntryRange(Optional.of(time.began()), end, Optional.empty());
  }
}
