package dev.owlissues.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.fingerprint.Fingerprinter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The figures mean nothing unless the events are what docs/performance.md says they are. */
class WorkloadTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final int COUNT = 20_000;

  private final Workload workload = new Workload(7, NOW);
  private final List<String> lines = workload.next(COUNT);
  private final List<JsonNode> events = lines.stream().map(WorkloadTest::parse).toList();

  @Test
  void theEventsAreOfAThousandFingerprints() {
    var fingerprinter = new Fingerprinter();

    Set<Fingerprint> met =
        events.stream()
            .map(event ->
                fingerprinter.fingerprint(text(event, "message"), text(event, "source_module")))
            .collect(Collectors.toSet());

    assertThat(met).hasSize(Workload.PROBLEMS);
  }

  @Test
  void nearlyEveryEventIsANewSessionOfItsIssue() {
    assertThat(workload.pairs()).isBetween(COUNT * 99 / 100, COUNT);
  }

  @Test
  void theSessionsAreAtMostTwentyThousandOfAUserForEachFour() {
    int sessions = distinct("session_id");

    assertThat(sessions).isBetween(Workload.SESSIONS / 2, Workload.SESSIONS);
    assertThat(distinct("user_id")).isBetween(sessions / 4, sessions / 2);
  }

  @Test
  void anEventHasAboutSevenHundredBytes() {
    double mean =
        lines.stream()
            .mapToInt(line -> line.getBytes(StandardCharsets.UTF_8).length)
            .average()
            .orElse(0);

    assertThat(mean).isBetween(600.0, 800.0);
  }

  @Test
  void everyEventIsAnErrorInProduction() {
    assertThat(events)
        .allMatch(
            event -> text(event, "level").equals("error") && !event.path("is_dev").asBoolean());
  }

  @Test
  void theSameSeedDrawsTheSameEvents() {
    assertThat(new Workload(7, NOW).next(100)).isEqualTo(lines.subList(0, 100));
    assertThat(new Workload(8, NOW).next(100)).isNotEqualTo(lines.subList(0, 100));
  }

  private int distinct(String field) {
    return (int) events.stream().map(event -> text(event, field)).distinct().count();
  }

  private static String text(JsonNode event, String field) {
    return event.path(field).asText();
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }
}
