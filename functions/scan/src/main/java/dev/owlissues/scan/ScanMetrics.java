package dev.owlissues.scan;

import dev.owlissues.shared.metric.EmbeddedMetrics;
import dev.owlissues.shared.metric.EmbeddedMetrics.Figure;
import dev.owlissues.shared.metric.EmbeddedMetrics.Unit;
import dev.owlissues.shared.scan.ScanCounts;
import dev.owlissues.shared.scan.ScanTask;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** What the dashboard shows of the scan: how much it found and how long it lags behind. */
final class ScanMetrics {
  private final EmbeddedMetrics metrics;
  private final InstantSource clock;

  ScanMetrics(EmbeddedMetrics metrics, InstantSource clock) {
    this.metrics = metrics;
    this.clock = clock;
  }

  /** A unit was scanned to the end of what the task asked for. */
  void finished(ScanTask task, ScanCounts counts) {
    long lag = Duration.between(task.asked(), clock.instant()).toSeconds();
    metrics.write(
        Map.of(
            "EventsRead", count(counts.events()),
            "IssuesOpened", count(counts.issues().created()),
            "IssuesRegressed", count(counts.issues().regressed()),
            "OccurrencesAdded", count(counts.occurrences()),
            "BatchesSetAside", count(counts.batchesSetAside()),
            "ScanLagSeconds", new Figure(lag, Unit.SECONDS)));
  }

  private static Figure count(long value) {
    return new Figure(value, Unit.COUNT);
  }
}
