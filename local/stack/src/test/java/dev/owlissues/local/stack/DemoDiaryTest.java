package dev.owlissues.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDiaryTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:15:00.123456Z");

  @TempDir Path place;

  @Test
  void theTimeOfTheStoryOutlivesTheProcess() {
    try (DataFolder folder = DataFolder.open(place)) {
      new DemoDiary(folder).story(NOW);
    }
    try (DataFolder folder = DataFolder.open(place)) {
      assertThat(new DemoDiary(folder).story(NOW.plus(Duration.ofHours(30)))).isEqualTo(NOW);
    }
  }

  @Test
  void aStoryThatTheStackMayHaveForgottenIsToldAnew() {
    try (DataFolder folder = DataFolder.open(place)) {
      var diary = new DemoDiary(folder);
      diary.story(NOW);
      Instant later = NOW.plus(Duration.ofHours(47));

      assertThat(diary.story(later)).isEqualTo(later);
      assertThat(diary.story(later.plusSeconds(1))).isEqualTo(later);
    }
  }

  @Test
  void whatWasDoneIsALineEach() {
    try (DataFolder folder = DataFolder.open(place)) {
      var diary = new DemoDiary(folder);
      diary.story(NOW);
      diary.accepted(1);
      diary.accepted(2);
      diary.scanning();

      assertThat(folder.read("demo").orElseThrow())
          .isEqualTo("story %s%naccepted 1%naccepted 2%nscanning%n".formatted(NOW));
    }
  }
}
