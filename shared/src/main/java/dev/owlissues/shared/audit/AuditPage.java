package dev.owlissues.shared.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A page of the audit log. It may be short, even empty, and still not be the last: what one page
 * looks through is bounded.
 *
 * @param next where the next page begins, if there may be one
 */
public record AuditPage(List<AuditEntry> entries, Optional<Place> next) {

  /** Copies the list. */
  public AuditPage {
    entries = List.copyOf(entries);
  }

  /** A place in the log, just after an entry: its time and id. */
  public record Place(Instant at, UUID id) {

    /** The place after that entry. */
    public static Place after(AuditEntry entry) {
      return new Place(entry.at(), entry.id());
    }
  }
}
