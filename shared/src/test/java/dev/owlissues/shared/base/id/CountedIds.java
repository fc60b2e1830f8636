package dev.owlissues.shared.base.id;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that come in the same order each time, so that two runs of a test draw the same ones. */
public final class CountedIds implements Ids {
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT_2 = 1L << 63;

  private final long series;
  private final AtomicLong drawn = new AtomicLong();

  /** A series of ids; those of another number never meet these. */
  public CountedIds(int series) {
    this.series = series;
  }

  @Override
  public UUID next() {
    return new UUID(series << 16 | VERSION_7, VARIANT_2 | drawn.incrementAndGet());
  }

  @Override
  public long bits(int count) {
    // Of any width: the low bits count, the high ones tell series apart.
    return (series << 32 | drawn.incrementAndGet()) & (-1L >>> (Long.SIZE - count));
  }
}
