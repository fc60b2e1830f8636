package dev.owlissues.shared.metric;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;

/**
 * A service's metrics in CloudWatch's embedded metric format: lines of the log, which must stand
 * alone and not be wrapped by a logger. No ids are in them.
 */
public final class Metrics {
  private static final String NAMESPACE = "OwlIssues";

  private final PrintStream out;
  private final String service;
  private final String stage;
  private final InstantSource clock;

  /** Metrics of that service and stage, written there. */
  public Metrics(PrintStream out, String service, String stage, InstantSource clock) {
    this.out = out;
    this.service = service;
    this.stage = stage;
    this.clock = clock;
  }

  /** A line without any metric yet. */
  public Line line() {
    return new Line();
  }

  /** Metrics that are written together. */
  public final class Line {
    private final ObjectNode values = JsonNodeFactory.instance.objectNode();
    private final ObjectNode described = JsonNodeFactory.instance.objectNode();

    private Line() {}

    /** Adds a number of things. */
    public Line count(String name, long value) {
      values.put(name, value);
      return describe(name, "Count");
    }

    /** Adds a time. */
    public Line seconds(String name, Duration value) {
      values.put(name, value.toMillis() / 1000.0);
      return describe(name, "Seconds");
    }

    /** Writes the line. */
    public void write() {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      ObjectNode about = json.putObject("_aws").put("Timestamp", clock.millis());
      described.put("Namespace", NAMESPACE);
      described.putArray("Dimensions").addArray().add("service").add("stage");
      about.putArray("CloudWatchMetrics").add(described);
      json.put("service", service).put("stage", stage);
      json.setAll(values);
      out.println(json);
    }

    private Line describe(String name, String unit) {
      described.withArray("/Metrics").addObject().put("Name", name).put("Unit", unit);
      return this;
    }
  }
}
