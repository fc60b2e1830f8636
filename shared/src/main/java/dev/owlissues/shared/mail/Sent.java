package dev.owlissues.shared.mail;

/** What became of a mail that was to be handed over. Reasons never hold an address. */
public sealed interface Sent {

  /** It is on its way. */
  record Accepted(String messageId) implements Sent {}

  /** This mail will never be taken; trying again changes nothing. */
  record Refused(String reason) implements Sent {}

  /**
   * It was not taken, and may be later: too many at once, or something is wrong with the sending
   * account and not with this mail.
   */
  record Later(String reason) implements Sent {}

  /** It may have been taken or not: no answer came, or one that does not say. */
  record Unknown(String reason) implements Sent {}
}
