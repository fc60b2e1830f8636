package dev.owlissues.shared.scan.run;

import java.time.Duration;

/** The queue between planner and workers. */
public interface TaskQueue {
  /** The longest delay a message can have. */
  Duration MAX_DELAY = Duration.ofMinutes(15);

  /** Sends a task, to be delivered after the delay, at least once. */
  void send(ScanTask task, Duration delay);
}
