package dev.owlissues.shared.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.owlissues.shared.metric.EmbeddedMetrics.Figure;
import dev.owlissues.shared.metric.EmbeddedMetrics.Source;
import dev.owlissues.shared.metric.EmbeddedMetrics.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddedMetricsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final EmbeddedMetrics metrics =
      new EmbeddedMetrics(
          new PrintStream(out, true, StandardCharsets.UTF_8),
          () -> NOW,
          new Source("scan", "prod"));

  @Test
  void eachFigureIsDeclaredWithItsUnitAndStandsInTheLine() throws IOException {
    metrics.write(Map.of("ScanLagSeconds", new Figure(61, Unit.SECONDS)));

    JsonNode line = line();
    assertThat(line.path("ScanLagSeconds").asLong()).isEqualTo(61);
    assertThat(line.at("/_aws/CloudWatchMetrics/0/Metrics/0").toString())
        .isEqualTo("{\"Name\":\"ScanLagSeconds\",\"Unit\":\"Seconds\"}");
    assertThat(line.at("/_aws/CloudWatchMetrics/0/Namespace").asText()).isEqualTo("OwlIssues");
    assertThat(line.at("/_aws/Timestamp").asLong()).isEqualTo(NOW.toEpochMilli());
  }

  @Test
  void metricsAreToldApartByServiceAndStageAndNothingElse() throws IOException {
    metrics.write(Map.of("EventsRead", new Figure(1, Unit.COUNT)));

    JsonNode line = line();
    assertThat(line.at("/_aws/CloudWatchMetrics/0/Dimensions").toString())
        .isEqualTo("[[\"service\",\"stage\"]]");
    assertThat(line.path("service").asText()).isEqualTo("scan");
    assertThat(line.path("stage").asText()).isEqualTo("prod");
  }

  @Test
  void figuresWrittenTogetherAreOneLine() {
    metrics.write(
        Map.of("EventsRead", new Figure(5, Unit.COUNT), "IssuesOpened", new Figure(1, Unit.COUNT)));

    assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
  }

  private JsonNode line() throws IOException {
    return new ObjectMapper().readTree(out.toByteArray());
  }
}
