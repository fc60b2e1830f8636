package dev.owlissues.local.stack.job;

import dev.owlissues.shared.base.retry.Sleeper;
import java.time.InstantSource;

/**
 * The time of the machine that the stack runs on.
 *
 * @param clock what it shows
 * @param sleeper lets it pass
 */
public record Machine(InstantSource clock, Sleeper sleeper) {
  /** This machine. */
  public static Machine real() {
    return new Machine(InstantSource.system(), Sleeper::sleep);
  }
}
