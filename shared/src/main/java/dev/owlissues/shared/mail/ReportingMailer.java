package dev.owlissues.shared.mail;

import dev.owlissues.shared.base.metric.Log;

/**
 * Says in the log why a mail was not taken, for the person who waits for it may only be told that.
 */
public final class ReportingMailer implements Mailer {
  private final Mailer mailer;
  private final Log log;

  /** Hands mails over to that mailer, and says so there. */
  public ReportingMailer(Mailer mailer, Log log) {
    this.mailer = mailer;
    this.log = log;
  }

  @Override
  public Sent send(Mail mail) {
    Sent outcome = mailer.send(mail);
    switch (outcome) {
      case Sent.Accepted _ -> {}
      case Sent.Refused(String reason) -> report("refused", reason);
      case Sent.Later(String reason) -> report("later", reason);
      case Sent.Unknown(String reason) -> report("unknown", reason);
    }
    return outcome;
  }

  private void report(String outcome, String reason) {
    log.warn(
        "mail not taken",
        line -> {
          line.writeStringField("outcome", outcome);
          line.writeStringField("reason", reason);
        });
  }
}
