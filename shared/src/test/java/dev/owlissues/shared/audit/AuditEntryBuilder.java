package dev.owlissues.shared.audit;

import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import java.time.Instant;
import java.util.UUID;

/** Builds valid entries of the audit log. */
public final class AuditEntryBuilder {
  private UUID id = new UUID(0x7000, 1);
  private UUID teamId = new UUID(0, 1);
  private Actor actor = Actor.user(new UUID(0, 7));
  private Deed deed = Deed.create(new Resource("app", "x"));
  private Instant at = Instant.parse("2026-11-24T10:00:00Z");

  private AuditEntryBuilder() {}

  /** Somebody made an app. */
  public static AuditEntryBuilder anEntry() {
    return new AuditEntryBuilder();
  }

  /** With that id. */
  public AuditEntryBuilder id(UUID id) {
    this.id = id;
    return this;
  }

  /** Of that team. */
  public AuditEntryBuilder team(UUID teamId) {
    this.teamId = teamId;
    return this;
  }

  /** Who did it. */
  public AuditEntryBuilder by(Actor actor) {
    this.actor = actor;
    return this;
  }

  /** What was done. */
  public AuditEntryBuilder deed(Deed deed) {
    this.deed = deed;
    return this;
  }

  /** Something was made. */
  public AuditEntryBuilder created(String type, String id) {
    return deed(Deed.create(new Resource(type, id)));
  }

  /** When it was done. */
  public AuditEntryBuilder at(Instant at) {
    this.at = at;
    return this;
  }

  /** The entry. */
  public AuditEntry build() {
    return new AuditEntry(id, teamId, actor, deed, at);
  }
}
