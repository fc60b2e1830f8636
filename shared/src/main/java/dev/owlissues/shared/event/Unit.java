package dev.owlissues.shared.event;

import java.util.UUID;

/**
 * The unit of scan work: one shard of one app's error events. Order of events holds within a unit.
 *
 * @param shard 0 to {@value #MAX_SHARD}
 */
public record Unit(UUID teamId, UUID projectId, UUID appId, int shard) {
  /** The highest shard an event id has room for. */
  public static final int MAX_SHARD = 2047;

  /** Checks the shard's range. */
  public Unit {
    if (shard < 0 || shard > MAX_SHARD) {
      throw new IllegalArgumentException("shard " + shard + " is not in 0.." + MAX_SHARD);
    }
  }

  /** The unit's name in keys: {@code <app>#<shard>}. */
  public String key() {
    return appId + "#" + shard;
  }
}
