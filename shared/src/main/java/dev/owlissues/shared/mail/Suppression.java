package dev.owlissues.shared.mail;

import java.time.Instant;

/** Why no mail goes to an address any more. */
public record Suppression(Cause cause, Instant at) {

  /** What happened. */
  public enum Cause {
    /** The address does not exist, or never takes our mail: a hard bounce. */
    BOUNCE("mails to the address came back"),
    /** The receiver said that a mail was spam. */
    COMPLAINT("a mail was reported as spam");

    private final String text;

    Cause(String text) {
      this.text = text;
    }

    /** The cause in words for people. */
    public String text() {
      return text;
    }
  }
}
