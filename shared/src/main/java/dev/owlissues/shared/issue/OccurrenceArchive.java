package dev.owlissues.shared.issue;

import java.util.Optional;
import java.util.UUID;

/** The occurrences of issues, for readers. */
public interface OccurrenceArchive {

  /**
   * A page of an issue's occurrences: what the scan found last comes first, and within one page of
   * the scan the latest {@code timestamp} first. Each comes exactly once, also while a scan adds
   * more.
   *
   * @param after where the page before ended; empty for the first page
   */
  OccurrencePage newest(UUID issueId, Optional<OccurrenceCursor> after, int limit);
}
