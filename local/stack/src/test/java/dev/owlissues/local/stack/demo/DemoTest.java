package dev.owlissues.local.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoTest {

  @Test
  void itTellsTheStoryAndEndsWithTheIssuesThatCameBack() throws IOException {
    try (var stack = new SmallStack()) {
      var lines = run(stack);

      assertThat(lines.stream().filter(line -> line.startsWith("regressed"))).hasSize(2);
      assertThat(lines)
          .anyMatch(line -> line.matches("  resolved  5 issues, fixed in web 2.4.1, .*"));
      assertThat(lines).anyMatch(line -> line.matches("and \\d+ more; in all 2 regressed, .*"));
      assertThat(lines)
          .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(100));
    }
  }

  @Test
  void aSecondRunAddsNothingAndTouchesNoStatus() throws IOException {
    try (var stack = new SmallStack()) {
      var first = run(stack);
      int resolved = stack.resolved();

      var second = run(stack);

      assertThat(stack.resolved()).isEqualTo(resolved);
      assertThat(second).anyMatch(line -> line.contains("known already"));
      assertThat(table(second)).isEqualTo(table(first));
    }
  }

  private static List<String> run(SmallStack stack) {
    var bytes = new ByteArrayOutputStream();
    Demo.run(
        stack.url(),
        new PrintStream(bytes, true, StandardCharsets.UTF_8),
        false);
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static List<String> table(List<String> lines) {
    return lines.stream().dropWhile(line -> !line.startsWith("status")).toList();
  }
}
