package dev.owlissues.notify;

import dev.owlissues.shared.base.metric.Metrics;
import dev.owlissues.shared.mail.Mail;
import dev.owlissues.shared.mail.Mailer;
import dev.owlissues.shared.mail.Sent;

/**
 * Writes what became of each mail as a metric. A mail that is tried again may fail several times.
 */
final class CountedMailer implements Mailer {
  private final Mailer mailer;
  private final Metrics metrics;

  CountedMailer(Mailer mailer, Metrics metrics) {
    this.mailer = mailer;
    this.metrics = metrics;
  }

  @Override
  public Sent send(Mail mail) {
    Sent outcome = mailer.send(mail);
    String name =
        switch (outcome) {
          case Sent.Accepted _ -> "DigestsSent";
          case Sent.Refused _, Sent.Later _, Sent.Unknown _ -> "DigestsFailed";
        };
    metrics.line().count(name, 1).write();
    return outcome;
  }
}
