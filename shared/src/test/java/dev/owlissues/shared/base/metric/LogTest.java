package dev.owlissues.shared.base.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.owlissues.local.aws.MovableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final MovableClock clock =
      new MovableClock(Instant.parse("2026-11-24T08:04:00.1234567Z"));
  private final Log log = new Log(new PrintStream(out, true, StandardCharsets.UTF_8), clock);

  @Test
  void eachEntryIsALineWithTimeLevelAndMessageFirst() throws IOException {
    log.info("a\nb", line -> line.writeNumberField("units", 3));
    log.warn("c", _ -> {});
    log.error("d", new IllegalStateException(), _ -> {});

    List<String> lines = lines();
    assertThat(lines.getFirst())
        .isEqualTo(
            "{\"timestamp\":\"2026-11-24T08:04:00.123Z\",\"level\":\"INFO\",\"message\":\"a\\nb\",\"units\":3}");
    assertThat(lines).hasSize(3);
    assertThat(json(1).path("level").asText()).isEqualTo("WARN");
    assertThat(json(2).path("level").asText()).isEqualTo("ERROR");
  }

  @Test
  void aFailureIsToldByClassesAndFramesForMessagesMayQuoteWhatWasSent() throws IOException {
    log.error(
        "task failed",
        new IllegalStateException("private", new IOException("private too")),
        line -> line.writeStringField("message_id", "m-1"));

    assertThat(json(0).path("message_id").asText()).isEqualTo("m-1");
    assertThat(json(0).path("exceptions").findValuesAsText("class"))
        .containsExactly("java.lang.IllegalStateException", "java.io.IOException");
    assertThat(json(0).at("/exceptions/0/frames/0").asText()).contains("LogTest");
    assertThat(lines().getFirst()).doesNotContain("private");
  }

  @Test
  void metricsAreFieldsThatTheirDirectiveNamesAndTheLineIsOneOfTheLog() throws IOException {
    new Metrics(log, "scan", "test", clock)
        .line()
        .count("EventsRead", 7)
        .seconds("ScanSeconds", Duration.ofMillis(1_500))
        .write();

    JsonNode line = json(0);
    JsonNode directive = line.at("/_aws/CloudWatchMetrics/0");
    assertThat(line.at("/_aws/Timestamp").asLong()).isEqualTo(clock.millis());
    assertThat(directive.path("Namespace").asText()).isEqualTo("OwlIssues");
    assertThat(directive.path("Dimensions").toString()).isEqualTo("[[\"service\",\"stage\"]]");
    assertThat(directive.at("/Dimensions/0").valueStream())
        .allMatch(name -> line.path(name.asText()).isTextual());
    assertThat(directive.path("Metrics").findValuesAsText("Name"))
        .containsExactly("EventsRead", "ScanSeconds")
        .allMatch(name -> line.path(name).isNumber());
    assertThat(line.path("ScanSeconds").asDouble()).isEqualTo(1.5);
    assertThat(line.path("level").asText()).isEqualTo("INFO");
    assertThat(line.path("timestamp").asText()).isEqualTo("2026-11-24T08:04:00.123Z");
  }

  private JsonNode json(int line) throws IOException {
    return new JsonMapper().readTree(lines().get(line));
  }

  private List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
