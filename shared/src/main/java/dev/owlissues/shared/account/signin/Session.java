package dev.owlissues.shared.account.signin;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody's being signed in, from the code to the end. All tokens of a session name it.
 *
 * @param generation of the person's sessions: signing out everywhere ends a whole one
 */
public record Session(UUID userId, UUID id, long generation, Instant signedInAt) {

  /** When it ends at the latest. */
  public Instant endsAt() {
    return signedInAt.plus(SessionTokens.LONGEST);
  }
}
