package dev.owlissues.shared.digest;

import java.time.Instant;

/** What came of claiming a recipient, so that no two send the same mail at once. */
public sealed interface Claim {

  /**
   * It is the caller's, until it lapses.
   *
   * @param token names this claim; marks are made with it
   * @param tries how many claims there were, with this one
   */
  record Taken(String token, int tries) implements Claim {}

  /** Somebody has it until then. */
  record Busy(Instant until) implements Claim {}

  /** There is nothing left to do. */
  record Ended() implements Claim {}
}
