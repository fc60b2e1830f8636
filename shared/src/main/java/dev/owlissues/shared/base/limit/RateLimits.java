package dev.owlissues.shared.base.limit;

/**
 * Limits by name, each a token bucket, shared by all processes: nobody gets more by asking
 * elsewhere.
 */
public interface RateLimits {

  /** Takes a token from the bucket of that name, which is full until it is first asked. */
  RateDecision take(String name, TokenBucket bucket);
}
