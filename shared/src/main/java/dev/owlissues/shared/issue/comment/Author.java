package dev.owlissues.shared.issue.comment;

import dev.owlissues.shared.audit.AuditEntry;
import java.util.Locale;

/**
 * Who wrote a comment (R-comment-1): a person, or an agent through its key.
 *
 * @param id the user's id, or the key's
 * @param name as it was when the comment was written
 */
public record Author(Type type, String id, String name) {

  /** What kind of author. */
  public enum Type {
    USER,
    AGENT;

    /** The type as answers write it. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** As the audit log names them. */
  public AuditEntry.Actor actor() {
    return new AuditEntry.Actor(
        switch (type) {
          case USER -> AuditEntry.Actor.USER;
          case AGENT -> AuditEntry.Actor.KEY;
        },
        id);
  }

  /** Whether both are the same author, whatever they are called now. */
  public boolean isSameAs(Author other) {
    return type == other.type && id.equals(other.id);
  }
}
