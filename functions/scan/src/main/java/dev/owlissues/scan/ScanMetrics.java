package dev.owlissues.scan;

import dev.owlissues.shared.base.metric.Metrics;
import dev.owlissues.shared.scan.ScanCounts;
import dev.owlissues.shared.scan.run.ScanPlanner.Planned;
import dev.owlissues.shared.scan.run.ScanWorker.Worked;
import java.time.Duration;

/** Writes what planner and worker did as metrics. */
final class ScanMetrics {
  private final Metrics metrics;

  ScanMetrics(Metrics metrics) {
    this.metrics = metrics;
  }

  /**
   * Writes a plan's, once each hour and zero if nothing waits: so silence means that nobody plans.
   * Nobody else writes this one.
   */
  void write(Planned planned) {
    metrics.line().seconds("ScanLagSeconds", planned.lag()).write();
  }

  /** Writes those of a worker's invocation. */
  void write(Worked worked, Duration taken, long conflicts) {
    ScanCounts counts = worked.counts();
    Metrics.Line line =
        metrics
            .line()
            .count("EventsRead", counts.events())
            .count("IssuesOpened", counts.issues().created())
            .count("IssuesRegressed", counts.issues().regressed())
            .count("VersionOrderDisagreements", counts.disagreements())
            .count("BatchesSetAside", counts.batchesSetAside())
            .count("ConditionConflicts", conflicts)
            .seconds("ScanSeconds", taken);
    worked.lag().ifPresent(lag -> line.seconds("UnitLagSeconds", lag));
    line.write();
  }
}
