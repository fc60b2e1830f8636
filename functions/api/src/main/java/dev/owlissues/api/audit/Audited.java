package dev.owlissues.api.audit;

import dev.owlissues.api.http.Call;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.base.time.Iso;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** Makes the audit entries of what callers do. */
public record Audited(Ids ids, InstantSource clock) {

  /** An entry of that team: the call's caller did it, now. */
  public AuditEntry entry(Call call, UUID teamId, Deed deed) {
    return new AuditEntry(ids.next(), teamId, call.caller().actor(), deed, now());
  }

  /** Now, as the store keeps it. */
  public Instant now() {
    return Iso.millis(clock.instant());
  }
}
