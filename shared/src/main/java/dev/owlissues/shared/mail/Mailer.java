package dev.owlissues.shared.mail;

/** Hands mails over to whoever delivers them. */
public interface Mailer {

  /** Hands one mail over, once: it never tries again by itself, since that could send it twice. */
  Sent send(Mail mail);
}
