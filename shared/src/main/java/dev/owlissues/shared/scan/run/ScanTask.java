package dev.owlissues.shared.scan.run;

import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.scan.ScanCounts;
import dev.owlissues.shared.scan.page.QuarantinedBatch;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A queue message: scan a unit for a run.
 *
 * @param owner whose run it is, as in {@code JobRun.owner}
 * @param asked everything received up to this time is to be scanned
 * @param done what earlier workers of this task did before they handed it on
 * @param redriven the order of a batch that was set aside and is to be tried again; then nothing
 *     else is scanned, and the task belongs to no run
 */
public record ScanTask(
    UUID runId,
    String owner,
    Unit unit,
    Instant asked,
    ScanCounts done,
    Optional<String> redriven) {

  /** A unit's task of a run. */
  public static ScanTask of(JobRun run, Unit unit, Instant asked) {
    return new ScanTask(run.id(), run.owner(), unit, asked, ScanCounts.NONE, Optional.empty());
  }

  /** The task of trying a batch again. */
  static ScanTask redriving(UUID id, QuarantinedBatch batch) {
    return new ScanTask(
        id,
        JobRun.SYSTEM,
        batch.unit(),
        Instant.EPOCH,
        ScanCounts.NONE,
        Optional.of(batch.order()));
  }

  /** The task with what is done so far. */
  public ScanTask done(ScanCounts soFar) {
    return new ScanTask(runId, owner, unit, asked, soFar, redriven);
  }
}
