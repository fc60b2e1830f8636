package dev.owlissues.shared.purge.work;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Which apps of a team are gone for good. */
@FunctionalInterface
public interface RemovedApps {

  /** The apps that are there now, or still were at that time. */
  Set<UUID> notRemovedBefore(UUID teamId, Instant time);
}
