package dev.owlissues.shared.scan.run;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.event.BatchKey;
import dev.owlissues.shared.event.EventBuilder;
import dev.owlissues.shared.event.Kind;
import dev.owlissues.shared.scan.page.GroupingRule;
import dev.owlissues.shared.scan.page.PageFold;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A page ends when its fold fills the memory that it may take, so what it says of that must hold.
 */
class PageMemoryTest {
  private static final int BATCH = 100;

  /** Events that fill memory, each in another way. */
  enum Shape {
    STORM(60_000, i -> anEvent().session(id("session", i)).user(id("user", i))),
    NO_USERS(60_000, i -> anEvent().session(id("session", i))),
    LONG_IDS(20_000, i -> anEvent().session(padded(128, i)).user(padded(256, i))),
    WIDE_IDS(
        20_000, i -> anEvent().session("\u732b".repeat(100) + i).user("\u9d44".repeat(200) + i)),
    VARIETY(20_000, i -> anEvent().message(words(i))),
    LONG_MESSAGES(10_000, i -> anEvent().message(words(i) + " and".repeat(2_000))),
    STEADY(
        60_000,
        i -> anEvent().message(words(i % 300)).session(id("s", i / 3)).user(id("u", i / 12)));

    private final int events;
    private final IntFunction<EventBuilder> event;

    Shape(int events, IntFunction<EventBuilder> event) {
      this.events = events;
      this.event = event;
    }

    private PageFold fold() {
      var fold = new PageFold(GroupingRule.byMessage());
      for (int batch = 0; batch < events / BATCH; batch++) {
        var key = new BatchKey(ScanStage.APP.appId(), Kind.ERROR, 0, ScanStage.START, batch);
        for (int i = 0; i < BATCH; i++) {
          fold.add(key, List.of(event.apply(batch * BATCH + i).build()));
        }
      }
      return fold;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFoldTakesNoMoreMemoryThanItSays(Shape shape) {
    long before = used();
    PageFold fold = shape.fold();
    long taken = used() - before;

    assertThat(fold.bytes()).isBetween(taken, 3 * taken);
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static String id(String kind, int number) {
    return "%s-%030d".formatted(kind, number);
  }

  private static String padded(int length, int number) {
    return "x".repeat(length - 10) + "%010d".formatted(number);
  }

  private static String words(int number) {
    var words = new StringBuilder("It failed in");
    for (int rest = number + 26; rest > 0; rest /= 26) {
      words.append(' ').append((char) ('a' + rest % 26)).append("zyx");
    }
    return words.toString();
  }
}
