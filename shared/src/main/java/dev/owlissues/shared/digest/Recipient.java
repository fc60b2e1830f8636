package dev.owlissues.shared.digest;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One member, and what became of the member's mail.
 *
 * @param reason what a person should know about the state; empty where the state says it all
 * @param runId the run that ended it
 */
public record Recipient(UUID userId, State state, Optional<String> reason, Optional<UUID> runId) {

  /** Where a mail stands. */
  public enum State {
    /** Nobody has begun. */
    WAITING,
    /** Somebody is sending it, or died at it. */
    SENDING,
    /** SES has taken it. */
    SENT,
    /** The member wants no digests. */
    UNSUBSCRIBED,
    /** Mails to the address came back, or were called spam. */
    SUPPRESSED,
    /** The member has left the team. */
    LEFT,
    /** Every issue of it was resolved, silenced or merged before the mail went out. */
    NOTHING_LEFT,
    /** SES refused it, or never said what became of it. */
    GIVEN_UP;

    /** The state as answers write it. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing is left to do. */
    public boolean isFinal() {
      return this != WAITING && this != SENDING;
    }
  }

  /** A member whose mail nobody has begun. */
  public static Recipient waiting(UUID userId) {
    return new Recipient(userId, State.WAITING, Optional.empty(), Optional.empty());
  }
}
