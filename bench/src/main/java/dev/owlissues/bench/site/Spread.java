package dev.owlissues.bench.site;

import java.util.List;
import java.util.Locale;

/** A figure that was measured several times. */
public record Spread(List<Double> values) {

  public Spread {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    values = values.stream().sorted().toList();
  }

  double median() {
    int middle = values.size() / 2;
    return values.size() % 2 == 1
        ? values.get(middle)
        : (values.get(middle - 1) + values.get(middle)) / 2;
  }

  /** The median, and the least and the greatest when there are several. */
  @Override
  public String toString() {
    return values.size() == 1
        ? String.format(Locale.ROOT, "%,.0f", median())
        : String.format(
            Locale.ROOT, "%,.0f (%,.0f–%,.0f)", median(), values.getFirst(), values.getLast());
  }
}
