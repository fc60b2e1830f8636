package dev.owlissues.shared.mail;

/** Hands mails over for delivery. */
public interface Mailer {

  /** Hands one mail over, once: it never tries again by itself, since that could send it twice. */
  Sent send(Mail mail);
}
