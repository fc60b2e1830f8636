package dev.owlissues.shared.purge;

import java.time.Duration;

/** Where purges wait until they are gone on with. */
public interface PurgeQueue {

  /** Hands a purge on, to be gone on with after the delay, at least once. */
  void send(Purge purge, Duration delay);
}
