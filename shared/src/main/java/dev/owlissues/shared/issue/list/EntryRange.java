package dev.owlissues.shared.issue.list;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries of a list are looked at.
 *
 * @param until only those updated then or before; empty for all
 * @param from the oldest that is looked at; empty for all
 * @param after only those after it in the order of {@link IssueRow}, which are older; empty for all
 */
public record EntryRange(
    Optional<Instant> until, Optional<IssueRow> from, Optional<IssueRow> after) {
  /** All of a list. */
  public static final EntryRange ALL =
      new EntryRange(Optional.empty(), Optional.empty(), Optional.empty());

  /** What of it comes after that one. */
  EntryRange after(IssueRow row) {
    return new EntryRange(until, from, Optional.of(row));
  }
}
