package dev.owlissues.shared.audit;

import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.base.time.Iso;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** Makes all entries: those of what callers do, and those of what the product does itself. */
public record AuditEntries(Ids ids, InstantSource clock) {

  /** An entry of that team. */
  public AuditEntry of(UUID teamId, Actor by, Deed deed) {
    return of(teamId, by, deed, now());
  }

  /** An entry of that team about what is stored with that time. */
  public AuditEntry of(UUID teamId, Actor by, Deed deed, Instant at) {
    return new AuditEntry(ids.next(), teamId, by, deed, at);
  }

  /** The clock's time, as stores keep it. */
  public Instant now() {
    return Iso.millis(clock.instant());
  }
}
