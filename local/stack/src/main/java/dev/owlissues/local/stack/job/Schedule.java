package dev.owlissues.local.stack.job;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs something at one minute of every hour of the stack's clock: {@code cron(5 * * * ? *)}. A
 * time that the clock jumped over, however often, means one run.
 */
final class Schedule implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final int minute;
  private final StackClock clock;
  private final ReentrantLock turn = new ReentrantLock();
  private Instant next;
  private volatile boolean closed;

  /** Due for the first time at that minute's next time. */
  Schedule(int minute, StackClock clock) {
    this.minute = minute;
    this.clock = clock;
    this.next = after(clock.instant());
  }

  private Instant after(Instant now) {
    Instant time = now.truncatedTo(ChronoUnit.HOURS).plus(minute, ChronoUnit.MINUTES);
    return time.isAfter(now) ? time : time.plus(1, ChronoUnit.HOURS);
  }

  /** Does the work if a time has passed since it was done last; says whether it had. */
  boolean runIfDue(Runnable work) {
    turn.lock();
    try {
      Instant now = clock.instant();
      if (now.isBefore(next)) {
        return false;
      }
      next = after(now);
      work.run();
      return true;
    } finally {
      turn.unlock();
    }
  }

  /**
   * Moves the clock, and does the work if a time was passed by that: when this returns, it is done.
   * The background cannot come in between.
   */
  void jump(Duration step, Runnable work) {
    around(() -> clock.advance(step), work);
  }

  /** The same for another schedule's jump: the clock moves once, and both do what fell due. */
  void around(Runnable jump, Runnable work) {
    turn.lock();
    try {
      jump.run();
      runIfDue(work);
    } finally {
      turn.unlock();
    }
  }

  /** Does the work whenever it is due, in the background, until this is closed. */
  void start(Runnable work) {
    Thread.ofVirtual()
        .name("schedule")
        .start(() -> {
          while (!closed) {
            guarded(work);
            LockSupport.parkNanos(this, untilNext().toNanos());
          }
        });
  }

  // One failed run must not end the schedule: the next one makes good what this one left.
  private void guarded(Runnable work) {
    try {
      runIfDue(work);
    } catch (RuntimeException failure) {
      System.getLogger(Schedule.class.getName())
          .log(System.Logger.Level.WARNING, "a scheduled run failed", failure);
    }
  }

  private Duration untilNext() {
    turn.lock();
    try {
      Duration wait = Duration.between(clock.instant(), next);
      return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
