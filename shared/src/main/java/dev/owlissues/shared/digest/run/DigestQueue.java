package dev.owlissues.shared.digest.run;

import java.time.Duration;

/** The queue between planner and sender. */
public interface DigestQueue {

  /** Sends a task, to be delivered after the delay, at least once. */
  void send(DigestTask task, Duration delay);
}
