package dev.owlissues.shared.issue.list;

import dev.owlissues.shared.base.time.Iso;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/** An issue's place in a list: newest {@code updated_at} first, then id descending. */
public record IssueRow(Instant updatedAt, UUID id) implements Comparable<IssueRow> {
  // By text, as the index sorts: UUIDs compare as signed numbers, which is another order.
  private static final Comparator<IssueRow> ORDER =
      Comparator.comparing(IssueRow::updatedAt).thenComparing(row -> row.id.toString()).reversed();

  /** Cuts the time to milliseconds, as the index keeps it. */
  public IssueRow {
    updatedAt = Iso.millis(updatedAt);
  }

  @Override
  public int compareTo(IssueRow other) {
    return ORDER.compare(this, other);
  }
}
