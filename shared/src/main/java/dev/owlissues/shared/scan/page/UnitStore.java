package dev.owlissues.shared.scan.page;

import dev.owlissues.shared.event.BatchKey;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.scan.LeaseLostException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Progress and leases of units. Who holds a unit's lease may scan it; nobody else. */
public interface UnitStore {

  /** A unit's progress, with or without a lease. */
  UnitProgress progress(Unit unit);

  /** A held unit: its progress when the lease was taken. */
  record Lease(Unit unit, UUID token, UnitProgress progress) {}

  /** Takes the lease, unless somebody holds it and its time has not run out. */
  Optional<Lease> take(Unit unit, UUID token, Instant now, Instant until);

  /**
   * Stores progress and prolongs the lease.
   *
   * @throws LeaseLostException when the lease is no longer held
   */
  Lease advance(Lease lease, UnitProgress progress, Instant until);

  /** The apps of a project that have a page which was frozen and is not done. */
  Set<UUID> appsWithOpenPages(UUID projectId);

  /** Gives the lease back, if it is still held. */
  void release(Lease lease);

  /** Notes a batch that cannot be decoded, so that a person can look at it. */
  void setAside(Unit unit, BatchKey key, String reason, Instant now);

  /** Whether the batch is still set aside. */
  boolean isAside(QuarantinedBatch batch);

  /** Forgets that a batch was set aside: it has been scanned. */
  void scanned(QuarantinedBatch batch);
}
