package dev.owlissues.scan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.shared.scan.ScanCounts;
import dev.owlissues.shared.scan.ScanPlanner.Planned;
import dev.owlissues.shared.scan.ScanWorker.Worked;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Writes what planner and worker did as metrics: a line of CloudWatch's embedded metric format,
 * which must be a log line of its own and not wrapped by a logger. No ids are in it.
 */
final class ScanMetrics {
  private static final String NAMESPACE = "OwlIssues";

  private final PrintStream out;
  private final String stage;
  private final InstantSource clock;

  /** Metrics of that stage, written there. */
  ScanMetrics(PrintStream out, String stage, InstantSource clock) {
    this.out = out;
    this.stage = stage;
    this.clock = clock;
  }

  /**
   * Writes a plan's, once each hour and zero if nothing waits: so silence means that nobody plans.
   * Nobody else writes this one.
   */
  void write(Planned planned) {
    var line = new Line();
    line.seconds("ScanLagSeconds", planned.lag());
    out.println(line.json());
  }

  /** Writes those of a worker's invocation. */
  void write(Worked worked, Duration taken, long conflicts) {
    ScanCounts counts = worked.counts();
    var line = new Line();
    line.count("EventsRead", counts.events());
    line.count("IssuesOpened", counts.issues().created());
    line.count("IssuesRegressed", counts.issues().regressed());
    line.count("VersionOrderDisagreements", counts.disagreements());
    line.count("BatchesSetAside", counts.batchesSetAside());
    line.count("ConditionConflicts", conflicts);
    line.seconds("ScanSeconds", taken);
    worked.lag().ifPresent(lag -> line.seconds("UnitLagSeconds", lag));
    out.println(line.json());
  }

  private final class Line {
    private final ObjectNode values = JsonNodeFactory.instance.objectNode();
    private final ObjectNode described = JsonNodeFactory.instance.objectNode();

    private void count(String name, long value) {
      values.put(name, value);
      describe(name, "Count");
    }

    private void seconds(String name, Duration value) {
      values.put(name, value.toMillis() / 1000.0);
      describe(name, "Seconds");
    }

    private void describe(String name, String unit) {
      described.withArray("/Metrics").addObject().put("Name", name).put("Unit", unit);
    }

    private ObjectNode json() {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      ObjectNode about = json.putObject("_aws").put("Timestamp", clock.millis());
      described.put("Namespace", NAMESPACE);
      described.putArray("Dimensions").addArray().add("service").add("stage");
      about.putArray("CloudWatchMetrics").add(described);
      json.put("service", "scan").put("stage", stage);
      json.setAll(values);
      return json;
    }
  }
}
