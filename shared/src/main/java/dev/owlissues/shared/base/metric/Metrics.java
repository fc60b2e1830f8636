package dev.owlissues.shared.base.metric;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A service's metrics in CloudWatch's <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">
 * embedded metric format</a>: lines of the log, which may have other fields too. No ids are in
 * them.
 */
public final class Metrics {
  private static final String NAMESPACE = "OwlIssues";
  private static final String[] DIMENSIONS = {"service", "stage"};

  private final Log log;
  private final String service;
  private final String stage;
  private final InstantSource clock;

  /** Metrics of that service and stage, written there. */
  public Metrics(Log log, String service, String stage, InstantSource clock) {
    this.log = log;
    this.service = service;
    this.stage = stage;
    this.clock = clock;
  }

  /** A line without any metric yet. */
  public Line line() {
    return new Line();
  }

  private record Metric(String name, String unit, double value) {}

  /** Metrics that are written together. */
  public final class Line {
    private final List<Metric> metrics = new ArrayList<>();

    private Line() {}

    /** Adds a number of things. */
    public Line count(String name, long value) {
      metrics.add(new Metric(name, "Count", value));
      return this;
    }

    /** Adds a time. */
    public Line seconds(String name, Duration value) {
      metrics.add(new Metric(name, "Seconds", value.toMillis() / 1000.0));
      return this;
    }

    /** Writes the line. */
    public void write() {
      log.info(
          "metrics",
          json -> {
            json.writeObjectFieldStart("_aws");
            json.writeNumberField("Timestamp", clock.millis());
            json.writeArrayFieldStart("CloudWatchMetrics");
            directive(json);
            json.writeEndArray();
            json.writeEndObject();
            json.writeStringField("service", service);
            json.writeStringField("stage", stage);
            for (Metric metric : metrics) {
              json.writeNumberField(metric.name, metric.value);
            }
          });
    }

    private void directive(JsonGenerator json) throws IOException {
      json.writeStartObject();
      json.writeStringField("Namespace", NAMESPACE);
      json.writeArrayFieldStart("Dimensions");
      json.writeArray(DIMENSIONS, 0, DIMENSIONS.length);
      json.writeEndArray();
      json.writeArrayFieldStart("Metrics");
      for (Metric metric : metrics) {
        json.writeStartObject();
        json.writeStringField("Name", metric.name);
        json.writeStringField("Unit", metric.unit);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }
}
