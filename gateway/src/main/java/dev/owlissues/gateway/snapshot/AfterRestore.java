package dev.owlissues.gateway.snapshot;

import java.security.SecureRandom;

/** What must not be alike in the many processes that start from one snapshot. */
public final class AfterRestore {
  private static final int SEED_BYTES = 32;

  private AfterRestore() {}

  /**
   * Makes a random source that was made before the snapshot go on differently in each process. The
   * system's own source does so anyway, which Lambda promises; this holds for any.
   */
  public static void reseed(SecureRandom random) {
    random.setSeed(random.generateSeed(SEED_BYTES));
  }
}
