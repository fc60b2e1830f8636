package dev.owlissues.api;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.id.Ids;
import dev.owlissues.shared.time.Iso;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** Makes the audit entries of what callers do. */
record Audited(Ids ids, InstantSource clock) {

  /** An entry of that team: the call's caller did it, now. */
  AuditEntry entry(Call call, UUID teamId, Deed deed) {
    return new AuditEntry(ids.next(), teamId, call.caller().actor(), deed, now());
  }

  /** Now, as the store keeps it. */
  Instant now() {
    return Iso.millis(clock.instant());
  }
}
