package dev.owlissues.shared.base.time;

import java.time.Instant;
import java.util.Optional;

/** A stretch of time with both ends in it; an end that is empty is open. */
public record Span(Optional<Instant> since, Optional<Instant> until) {
  /** All of time. */
  public static final Span ALL = new Span(Optional.empty(), Optional.empty());

  /** Whether the instant lies in it. */
  public boolean contains(Instant instant) {
    return since.filter(instant::isBefore).isEmpty() && until.filter(instant::isAfter).isEmpty();
  }

  /** What of it is not before that instant. */
  public Span notBefore(Instant start) {
    return since.filter(start::isBefore).isPresent() ? this : new Span(Optional.of(start), until);
  }
}
