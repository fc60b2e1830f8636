package dev.owlissues.local.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
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

  @Test
  void aDemoThatWasCutOffGoesOnWithTheSameStory() throws IOException {
    try (var whole = new SmallStack();
        var cut = new SmallStack()) {
      var diary = new Notes();
      tell(cut, diary, 40);

      var second = tell(cut, diary, Integer.MAX_VALUE);

      var undisturbed = new Notes();
      undisturbed.story(diary.story(Instant.MAX));
      assertThat(table(second)).isEqualTo(table(tell(whole, undisturbed, Integer.MAX_VALUE)));
      assertThat(diary.accepted).contains(40).endsWith(undisturbed.accepted.getLast());
    }
  }

  @Test
  void whatIsCutOffEndsWithAScan() throws IOException {
    try (var stack = new SmallStack()) {
      var diary = new Notes();

      var lines = tell(stack, diary, 3);

      assertThat(diary.accepted).containsExactly(1, 2, 3);
      assertThat(diary.scans).isEqualTo(1);
      assertThat(lines).noneMatch(line -> line.startsWith("  resolved"));
    }
  }

  private static List<String> run(SmallStack stack) {
    return tell(stack, new Notes(), Integer.MAX_VALUE);
  }

  private static List<String> tell(SmallStack stack, Diary diary, int requests) {
    var bytes = new ByteArrayOutputStream();
    Demo.run(
        stack.url(),
        diary,
        new PrintStream(bytes, true, StandardCharsets.UTF_8),
        new Demo.Manner(false, requests));
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static List<String> table(List<String> lines) {
    return lines.stream()
        .dropWhile(line -> !line.startsWith("status"))
        .takeWhile(line -> !line.equals("Next"))
        .toList();
  }

  /** A diary in memory. */
  private static final class Notes implements Diary {
    private final List<Instant> story = new ArrayList<>();
    private final List<Integer> accepted = new ArrayList<>();
    private int scans;

    @Override
    public Instant story(Instant now) {
      if (story.isEmpty()) {
        story.add(now);
      }
      return story.getFirst();
    }

    @Override
    public void accepted(int requests) {
      accepted.add(requests);
    }

    @Override
    public void scanning() {
      scans++;
    }
  }
}
