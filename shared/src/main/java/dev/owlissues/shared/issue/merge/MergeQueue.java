package dev.owlissues.shared.issue.merge;

import java.time.Duration;

/** Where merges go on that are too large for a request, or must wait. */
public interface MergeQueue {

  /** Hands a merge on, to be gone on with after the delay, at least once. */
  void send(Merge merge, Duration delay);
}
