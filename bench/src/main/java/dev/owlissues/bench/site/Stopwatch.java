package dev.owlissues.bench.site;

import java.time.Duration;

/** Takes the time of something. */
public final class Stopwatch {
  private static final double NANOS = 1e9;

  private Stopwatch() {}

  public static Duration time(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** How many a second. */
  public static double rate(int count, Duration taken) {
    return count / (taken.toNanos() / NANOS);
  }
}
