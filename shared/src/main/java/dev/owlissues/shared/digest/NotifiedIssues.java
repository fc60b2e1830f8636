package dev.owlissues.shared.digest;

import java.time.Instant;
import java.util.UUID;

/** Where issues remember the last digest that listed them. */
public interface NotifiedIssues {

  /**
   * Notes on an issue the cut of a digest that listed it. Repeating it changes nothing, nor does an
   * earlier cut, nor an issue that is gone.
   */
  void notified(UUID projectId, UUID issueId, Instant cut);
}
