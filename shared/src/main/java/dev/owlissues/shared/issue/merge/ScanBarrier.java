package dev.owlissues.shared.issue.merge;

import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.scan.page.PageGate;
import dev.owlissues.shared.scan.page.PageGate.Closing;
import dev.owlissues.shared.scan.page.UnitStore;
import dev.owlissues.shared.scan.run.ScanTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds a moment in which a project's units rest. While the gate is closed and an app has no page
 * that was begun and is not done, every issue has counted all pages that its app has begun.
 */
public final class ScanBarrier {
  // Long enough for one that finds a page open to come again while the gate is closed, so that
  // it need not wait for the end of a long scan but only of a page.
  private static final Duration CLOSED = ScanTimes.BUSY.multipliedBy(2);

  private final UnitStore units;
  private final PageGate gate;
  private final InstantSource clock;
  private final Ids ids;

  /** Of those units, behind that gate. */
  public ScanBarrier(UnitStore units, PageGate gate, InstantSource clock, Ids ids) {
    this.units = units;
    this.gate = gate;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Keeps new pages from being begun; empty when somebody else does so in the project.
   *
   * @param issueId the issue that is to become a tombstone
   */
  public Optional<Closing> close(UUID projectId, UUID issueId) {
    Instant now = clock.instant();
    var closing = new Closing(projectId, issueId, ids.next(), now.plus(CLOSED));
    return gate.close(closing, now) ? Optional.of(closing) : Optional.empty();
  }

  /** Whether none of the apps has a page that was begun and is not done. */
  public boolean rest(UUID projectId, Collection<UUID> apps) {
    return Collections.disjoint(units.appsWithOpenPages(projectId), apps);
  }

  /** Lets pages begin again. */
  public void open(Closing closing) {
    gate.open(closing);
  }
}
