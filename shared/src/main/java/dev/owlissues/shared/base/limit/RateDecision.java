package dev.owlissues.shared.base.limit;

import java.time.Duration;

/** What a bucket answers to somebody who wants to take a token. */
public sealed interface RateDecision {

  /** The token was taken. */
  record Admitted() implements RateDecision {}

  /**
   * The bucket is empty.
   *
   * @param retryAfter when it has a token again, if nobody else takes it
   */
  record Refused(Duration retryAfter) implements RateDecision {}
}
