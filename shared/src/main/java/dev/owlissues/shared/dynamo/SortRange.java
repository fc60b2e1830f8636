package dev.owlissues.shared.dynamo;

import dev.owlissues.shared.time.Iso;
import dev.owlissues.shared.time.Span;

/**
 * A range of sort keys that begin with a time, both ends included.
 *
 * @param low the lowest text
 * @param high the highest text
 */
record SortRange(String low, String high) {
  /** Sorts after every text that continues one of our keys. */
  static final String END = "~";

  /** Keys of what lies in that span. */
  static SortRange of(Span span) {
    return new SortRange(
        span.since().map(Iso::write).orElse("0"), span.until().map(Iso::write).orElse("") + END);
  }

  /** What is left of it from a key on, in reading direction. */
  SortRange from(String key, boolean ascending) {
    if (ascending) {
      return key.compareTo(low) > 0 ? new SortRange(key, high) : this;
    }
    return key.compareTo(high) < 0 ? new SortRange(low, key) : this;
  }

  /** Whether no key can be in it; DynamoDB refuses to be asked for such a range. */
  boolean isEmpty() {
    return low.compareTo(high) > 0;
  }
}
