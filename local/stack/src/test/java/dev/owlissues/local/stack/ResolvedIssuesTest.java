package dev.owlissues.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolvedIssuesTest {
  private static final String EVENT =
      """
      {"events": [{"level": "error", "message": "Disk full", "session_id": "%s",
        "app_version": "%s"}]}
      """;

  @Test
  void aResolvedIssueRegressesInALaterVersion(@TempDir Path data) {
    PrintStream log = new PrintStream(PrintStream.nullOutputStream());
    try (LocalStack stack =
            LocalStack.start(
                Front.bind(0, log), DataFolder.open(data), InstantSource.system(), log);
        RunningStack running = RunningStack.of(stack)) {
      running.ingest(EVENT.formatted("s-1", "1.0.0"));
      running.scan();
      JsonNode found = running.issues().path(0);

      new ResolvedIssues(stack.issues(), stack.clock(), stack.ids())
          .resolve(found.path("project_id").asText(), found.path("id").asText(), "1.1.0");

      JsonNode resolved = running.issues().path(0);
      assertThat(resolved.path("status").asText()).isEqualTo("resolved");
      assertThat(resolved.path("resolved_at_version").asText()).isEqualTo("1.1.0");
      running.ingest(EVENT.formatted("s-2", "1.2.0"));
      running.scan();
      assertThat(running.issues().path(0).path("status").asText()).isEqualTo("regressed");
    }
  }
}
