package dev.owlissues.shared.base.id;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/** Ids from the system's secure random source and a clock. */
public final class RandomIds implements Ids {
  private final InstantSource clock;
  private final SecureRandom random;

  /** Draws from {@code random}, which must be seeded at use, never before a snapshot. */
  public RandomIds(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public UUID next() {
    long version7 = clock.millis() << 16 | 0x7000L | bits(12);
    long variant2 = 1L << 63 | bits(62);
    return new UUID(version7, variant2);
  }

  @Override
  public long bits(int count) {
    return random.nextLong() >>> (Long.SIZE - count);
  }
}
