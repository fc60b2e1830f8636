package dev.owlissues.shared.scan.page;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.event.BatchKey;
import dev.owlissues.shared.event.Kind;
import dev.owlissues.shared.scan.run.ScanStage;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageLimitsTest {
  private static final BatchKey KEY =
      new BatchKey(ScanStage.APP.appId(), Kind.ERROR, 0, ScanStage.START, 1);

  @Test
  void aPageTakesSoManyAnonymousUsersAndAnyNumberOfOthers() {
    var fold = new PageFold(GroupingRule.byMessage());
    add(fold, "u", PageLimits.ANONYMOUS + 1);
    assertThat(PageLimits.DEFAULT.haveRoom(fold, 1)).isTrue();

    add(fold, "owl_anon_", PageLimits.ANONYMOUS - 1);
    assertThat(PageLimits.DEFAULT.haveRoom(fold, 1)).isTrue();
    // Who comes again is one.
    add(fold, "owl_anon_", 1);
    assertThat(PageLimits.DEFAULT.haveRoom(fold, 1)).isTrue();

    add(fold, "owl_anon_", PageLimits.ANONYMOUS);
    assertThat(PageLimits.DEFAULT.haveRoom(fold, 1)).isFalse();
  }

  private static void add(PageFold fold, String prefix, int users) {
    IntStream.range(0, users)
        .mapToObj(i -> anEvent().session("s").user(prefix + i).build())
        .gather(Gatherers.windowFixed(1_000))
        .forEach(batch -> fold.add(KEY, batch));
  }
}
