package dev.owlissues.local.stack.demo;

import java.util.List;
import java.util.stream.Collectors;

/** Counts as a row of bars, each as high as its share of the highest. */
final class Sparkline {
  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final String NONE = "·";

  private Sparkline() {}

  /** A bar for each count; a dot where there was nothing. */
  static String of(List<Long> counts) {
    long highest = counts.stream().mapToLong(Long::longValue).max().orElse(0);
    return counts.stream()
        .map(count -> count == 0 ? NONE : bar(count, highest))
        .collect(Collectors.joining());
  }

  private static String bar(long count, long highest) {
    int height = (int) Math.ceilDiv(count * BARS.length(), highest);
    return BARS.substring(height - 1, height);
  }
}
