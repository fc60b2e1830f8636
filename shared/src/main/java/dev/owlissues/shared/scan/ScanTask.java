package dev.owlissues.shared.scan;

import dev.owlissues.shared.event.Unit;
import java.time.Instant;
import java.util.UUID;

/**
 * A queue message: scan a unit for a run.
 *
 * @param owner whose run it is, as in {@code JobRun.owner}
 * @param asked everything received up to this time is to be scanned
 * @param done what earlier workers of this task did before they handed it on
 */
public record ScanTask(UUID runId, String owner, Unit unit, Instant asked, ScanCounts done) {

  /** The task with what is done so far. */
  public ScanTask done(ScanCounts soFar) {
    return new ScanTask(runId, owner, unit, asked, soFar);
  }
}
