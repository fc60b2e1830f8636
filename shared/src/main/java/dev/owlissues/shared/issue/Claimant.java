package dev.owlissues.shared.issue;

import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.base.json.Word;
import dev.owlissues.shared.base.text.Texts;
import java.util.Locale;
import java.util.UUID;

/**
 * Who works on an issue (R-claim-1): a person, or an agent through its key.
 *
 * @param id the user's id, or the key's
 * @param name as it was when the issue was claimed, cut at {@value #NAME_CHARACTERS} characters;
 *     empty where it is not known
 */
public record Claimant(Type type, UUID id, String name) {
  /** How much of a name an issue keeps. */
  public static final int NAME_CHARACTERS = 60;

  private static final int PARTS = 3;

  /** What kind of claimant. */
  public enum Type implements Word {
    USER,
    AGENT;

    @Override
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Cuts the name. */
  public Claimant {
    name = Texts.cut(name, NAME_CHARACTERS);
  }

  /** Whether both are the same, whatever they are called now. */
  public boolean isSameAs(Claimant other) {
    return type == other.type && id.equals(other.id);
  }

  /** As the audit log names them. */
  public Actor actor() {
    return switch (type) {
      case USER -> Actor.user(id);
      case AGENT -> Actor.key(id);
    };
  }

  /** The same, called so. */
  public Claimant named(String other) {
    return new Claimant(type, id, other);
  }

  /** As the audit log has it, which nothing is ever taken out of: type and id (R-claim-5). */
  String reference() {
    return type.wire() + ":" + id;
  }

  /** As items have it: type, id and name with colons between them. */
  String text() {
    return reference() + ":" + name;
  }

  /** Reads {@link #text} or {@link #reference}. */
  static Claimant ofText(String text) {
    String[] parts = text.split(":", PARTS);
    return new Claimant(
        Word.find(Type.values(), parts[0])
            .orElseThrow(() -> new IllegalStateException("no claimant " + text)),
        UUID.fromString(parts[1]),
        parts.length == PARTS ? parts[2] : "");
  }
}
