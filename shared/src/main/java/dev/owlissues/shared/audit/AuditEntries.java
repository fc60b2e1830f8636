package dev.owlissues.shared.audit;

import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.base.time.Iso;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** Makes entries about what happens now. */
public record AuditEntries(Ids ids, InstantSource clock) {

  /** An entry of that team. */
  public AuditEntry of(UUID teamId, Actor by, Deed deed) {
    return new AuditEntry(ids.next(), teamId, by, deed, now());
  }

  /** The clock's time, as stores keep it. */
  public Instant now() {
    return Iso.millis(clock.instant());
  }
}
