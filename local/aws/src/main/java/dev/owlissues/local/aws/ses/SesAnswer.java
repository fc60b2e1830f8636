package dev.owlissues.local.aws.ses;

/** What the local SES does with a request to send. */
public sealed interface SesAnswer {

  /** Takes the mail and says so. */
  record Take() implements SesAnswer {}

  /** Takes the mail, and the answer is lost. */
  record TakeAndSayNothing() implements SesAnswer {}

  /** Takes nothing, and the connection ends. */
  record HangUp() implements SesAnswer {}

  /** Takes nothing and says why, as SES does. */
  record Refuse(int status, String code, String text) implements SesAnswer {

    /** Says no more than the code. */
    public Refuse(int status, String code) {
      this(status, code, code);
    }
  }
}
