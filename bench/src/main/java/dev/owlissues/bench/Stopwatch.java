package dev.owlissues.bench;

import java.time.Duration;

/** Takes the time of something. */
final class Stopwatch {
  private static final double NANOS = 1e9;

  private Stopwatch() {}

  static Duration time(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** How many a second. */
  static double rate(int count, Duration taken) {
    return count / (taken.toNanos() / NANOS);
  }
}
