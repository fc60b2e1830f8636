package dev.owlissues.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackWarmupTest {
  @TempDir private Path data;

  @Test
  void itUsesTheStackAndEndsIt() throws IOException {
    StackWarmup.main(new String[] {data.toString()});

    assertThat(Files.readAllLines(data.resolve("demo"))).contains("accepted 3");
    // Whoever still held the folder would keep the next stack out.
    try (var next = RunningStack.on(data, new MovableClock())) {
      assertThat(next.credentials().has("project_id")).isTrue();
    }
  }
}
