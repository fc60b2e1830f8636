package dev.owlissues.shared.metric;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;

/**
 * Writes figures in CloudWatch's embedded metric format: log lines from which CloudWatch makes
 * metrics, without a call and without a client. Metrics are told apart by service and stage alone:
 * each further dimension, an id above all, would make as many metrics as it has values, and each
 * costs money.
 */
public final class EmbeddedMetrics {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAMESPACE = "OwlIssues";

  private final PrintStream out;
  private final InstantSource clock;
  private final Source source;

  /**
   * Whose figures they are.
   *
   * @param service the function's module: {@code scan}
   * @param stage the stack's stage: {@code prod}
   */
  public record Source(String service, String stage) {}

  /** The unit of a figure, as CloudWatch names it. */
  public enum Unit {
    COUNT("Count"),
    SECONDS("Seconds");

    private final String name;

    Unit(String name) {
      this.name = name;
    }
  }

  /** What was counted or measured. */
  public record Figure(long value, Unit unit) {}

  /** Writes to {@code out}: in Lambda standard output, for its logger would wrap the line. */
  public EmbeddedMetrics(PrintStream out, InstantSource clock, Source source) {
    this.out = out;
    this.clock = clock;
    this.source = source;
  }

  /** Writes figures by their names ({@code EventsRead}), all in one line. */
  public void write(Map<String, Figure> figures) {
    ObjectNode line = JSON.createObjectNode();
    ObjectNode head = line.putObject("_aws").put("Timestamp", clock.millis());
    ObjectNode directive = head.putArray("CloudWatchMetrics").addObject();
    directive.put("Namespace", NAMESPACE);
    directive.putArray("Dimensions").addArray().add("service").add("stage");
    ArrayNode metrics = directive.putArray("Metrics");
    line.put("service", source.service).put("stage", source.stage);
    figures.forEach((name, figure) -> {
      metrics.addObject().put("Name", name).put("Unit", figure.unit.name);
      line.put(name, figure.value);
    });
    out.println(line);
  }
}
