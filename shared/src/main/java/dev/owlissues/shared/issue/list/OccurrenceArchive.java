package dev.owlissues.shared.issue.list;

import dev.owlissues.shared.issue.Issue;
import java.util.Optional;

/** The occurrences of issues, for readers. */
public interface OccurrenceArchive {

  /**
   * A page of an issue's occurrences: what the scan found last comes first, and within one page of
   * the scan the latest {@code timestamp} first. Each comes exactly once, also while a scan adds
   * more.
   *
   * @param issue the issue as it was read just now: a young one holds its occurrences itself
   * @param after where the page before ended; empty for the first page
   */
  OccurrencePage newest(Issue issue, Optional<OccurrenceCursor> after, int limit);
}
