package dev.owlissues.shared.issue.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An issue's events by one of their texts, the app version or the environment. Those that were seen
 * last are kept apart, all others are summed (R-fact-3).
 *
 * @param parts those that are kept, newest sight first
 * @param rest what the others came to; one of them that is met again starts anew
 */
public record Breakdown(List<Part> parts, Tally rest) {
  private static final Comparator<Part> NEWEST_FIRST =
      Comparator.comparing(Part::last).reversed().thenComparing(Part::name);

  /** No events yet. */
  public static final Breakdown NONE = new Breakdown(List.of(), Tally.NONE);

  /**
   * The events that have the same text.
   *
   * @param name the text; empty for events without one
   * @param first the earliest of them, by their own time
   * @param last the latest
   */
  public record Part(String name, Tally tally, Instant first, Instant last) {

    private Part plus(Part more) {
      return new Part(
          name,
          tally.plus(more.tally),
          first.isBefore(more.first) ? first : more.first,
          last.isAfter(more.last) ? last : more.last);
    }

    private Part opened(long sessions) {
      return new Part(name, tally.plus(new Tally(0, sessions)), first, last);
    }
  }

  /** Sorts the parts. */
  public Breakdown {
    parts = parts.stream().sorted(NEWEST_FIRST).toList();
  }

  /** All of those parts, each name once. */
  public static Breakdown of(Collection<Part> parts) {
    return new Breakdown(List.copyOf(parts), Tally.NONE);
  }

  /** Both together, with every part of either. */
  public Breakdown plus(Breakdown more) {
    Map<String, Part> all = byName();
    more.parts.forEach(part -> all.merge(part.name, part, Part::plus));
    return new Breakdown(List.copyOf(all.values()), rest.plus(more.rest));
  }

  /** With so many occurrences more for each name; for names that are not kept, in the rest. */
  public Breakdown opened(Map<String, Long> sessions) {
    Map<String, Part> all = byName();
    List<Part> next = new ArrayList<>();
    parts.forEach(part -> next.add(part.opened(sessions.getOrDefault(part.name, 0L))));
    long others =
        sessions.entrySet().stream()
            .filter(entry -> !all.containsKey(entry.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return new Breakdown(next, rest.plus(new Tally(0, others)));
  }

  /** The same events without their occurrences. */
  public Breakdown unopened() {
    return new Breakdown(
        parts.stream()
            .map(part -> new Part(part.name, unopened(part.tally), part.first, part.last))
            .toList(),
        unopened(rest));
  }

  /** With so many parts at most; the oldest go to the rest. */
  public Breakdown keeping(int most) {
    return parts.size() <= most
        ? this
        : new Breakdown(
            parts.subList(0, most),
            parts.subList(most, parts.size()).stream().map(Part::tally).reduce(rest, Tally::plus));
  }

  /** What all of it comes to. */
  public Tally sum() {
    return Stream.concat(parts.stream().map(Part::tally), Stream.of(rest))
        .reduce(Tally.NONE, Tally::plus);
  }

  private Map<String, Part> byName() {
    return parts.stream()
        .collect(
            Collectors.toMap(
                Part::name, Function.identity(), (one, other) -> one.plus(other), HashMap::new));
  }

  private static Tally unopened(Tally tally) {
    return new Tally(tally.events(), 0);
  }
}
