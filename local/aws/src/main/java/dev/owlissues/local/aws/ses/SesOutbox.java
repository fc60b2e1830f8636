package dev.owlissues.local.aws.ses;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The mails taken last. */
final class SesOutbox {
  /** More than anybody reads; a stack that runs for months must not fill the memory. */
  private static final int MOST = 2_000;

  private final Deque<OutboxMail> mails = new ArrayDeque<>();

  synchronized void add(OutboxMail mail) {
    mails.addFirst(mail);
    if (mails.size() > MOST) {
      mails.removeLast();
    }
  }

  synchronized List<OutboxMail> newestFirst() {
    return List.copyOf(mails);
  }
}
