package dev.owlissues.cli.term;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;

/** Counts as a row of bars, each as high as its share of the highest. */
public final class Sparkline {
  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final String NONE = "·";

  private Sparkline() {}

  /** A bar for each of the last counts; a dot where there was nothing. */
  public static String of(JsonNode counts, int last) {
    List<Long> shown =
        counts.valueStream().skip(Math.max(0, counts.size() - last)).map(JsonNode::asLong).toList();
    long highest = shown.stream().mapToLong(Long::longValue).max().orElse(0);
    return shown.stream()
        .map(count -> count <= 0 ? NONE : bar(count, highest))
        .collect(Collectors.joining());
  }

  private static String bar(long count, long highest) {
    int height = (int) Math.ceilDiv(count * BARS.length(), highest);
    return BARS.substring(height - 1, height);
  }
}
