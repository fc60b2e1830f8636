package dev.owlissues.shared.issue.list;

import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.entry.IssueEntry;
import java.util.List;
import java.util.Optional;

/**
 * What one query of an index found, newest first.
 *
 * @param next the last row that was looked at, if there may be more after it
 */
public record EntryPage(List<Found> found, Optional<IssueRow> next) {

  /**
   * A row of the index.
   *
   * @param entry empty where an earlier version wrote the issue: the index has its keys alone
   */
  public record Found(IssueKey key, IssueRow row, Optional<IssueEntry> entry) {

    /** The row of that entry. */
    public static Found of(IssueEntry entry) {
      IssueKey key = entry.key();
      return new Found(key, new IssueRow(entry.updatedAt(), key.issueId()), Optional.of(entry));
    }
  }

  /** Copies the list. */
  public EntryPage {
    found = List.copyOf(found);
  }
}
