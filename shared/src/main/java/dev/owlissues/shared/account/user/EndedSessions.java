package dev.owlissues.shared.account.user;

import java.util.Set;
import java.util.UUID;

/**
 * Which of a person's sessions were ended before their time. It is read with the person.
 *
 * @param generation the only one whose sessions are good; signing out everywhere begins the next
 * @param ids those of sessions that were signed out of one by one, until they would have ended
 */
public record EndedSessions(long generation, Set<UUID> ids) {
  /** Of somebody who never signed out. */
  public static final EndedSessions NONE = new EndedSessions(0, Set.of());

  /** Keeps the set from changing. */
  public EndedSessions {
    ids = Set.copyOf(ids);
  }

  /** Whether a session of that generation and id is one of them. */
  public boolean has(long itsGeneration, UUID id) {
    return itsGeneration != generation || ids.contains(id);
  }
}
