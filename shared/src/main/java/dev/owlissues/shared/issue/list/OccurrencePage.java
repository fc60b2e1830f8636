package dev.owlissues.shared.issue.list;

import dev.owlissues.shared.issue.occurrence.Occurrence;
import java.util.List;
import java.util.Optional;

/**
 * A page of an issue's occurrences. It may be short and still not be the last: reading is bounded.
 *
 * @param next where the next page begins, if there is one
 */
public record OccurrencePage(List<Row> rows, Optional<OccurrenceCursor> next) {

  /** An occurrence, and the place just after it: where a page that ends there goes on. */
  public record Row(Occurrence occurrence, OccurrenceCursor place) {}

  /** Copies the list. */
  public OccurrencePage {
    rows = List.copyOf(rows);
  }

  /** The occurrences alone. */
  public List<Occurrence> occurrences() {
    return rows.stream().map(Row::occurrence).toList();
  }
}
