package dev.owlissues.shared.issue.list;

import dev.owlissues.shared.issue.occurrence.Occurrence;
import java.util.List;
import java.util.Optional;

/**
 * A page of an issue's occurrences. It may be short and still not be the last: reading is bounded.
 *
 * @param next where the next page begins, if there is one
 */
public record OccurrencePage(List<Occurrence> occurrences, Optional<OccurrenceCursor> next) {

  /** Copies the list. */
  public OccurrencePage {
    occurrences = List.copyOf(occurrences);
  }
}
