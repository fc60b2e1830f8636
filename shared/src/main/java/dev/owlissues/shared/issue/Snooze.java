package dev.owlissues.shared.issue;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToLongFunction;

/**
 * How an issue sleeps. Events count by the time at which they were received, so what waits for the
 * scan when it is put to sleep does not wake it.
 *
 * @param since when it was put to sleep
 * @param until the time up to which nothing wakes it, if one was named
 * @param eventsLeft how many more events it sleeps through, if a number was named
 */
public record Snooze(Instant since, Optional<Instant> until, OptionalInt eventsLeft) {

  /** Put to sleep at that time. */
  public static Snooze begun(Instant now, SnoozeEnd end) {
    return new Snooze(now, end.until(), end.events());
  }

  /**
   * What is left of it after some events, and empty if one of them wakes the issue.
   *
   * @param receivedAfter how many of the events were received after a time
   */
  public Optional<Snooze> after(ToLongFunction<Instant> receivedAfter) {
    long heard = receivedAfter.applyAsLong(until.orElse(since));
    long left = eventsLeft.orElse(0) - heard;
    if (left < 0) {
      return Optional.empty();
    }
    return Optional.of(
        eventsLeft.isPresent() ? new Snooze(since, until, OptionalInt.of((int) left)) : this);
  }
}
