package dev.owlissues.shared.event.reading;

import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.Kind;
import dev.owlissues.shared.event.Level;
import java.util.Optional;
import java.util.Set;

/**
 * Which events a reader wants, by what they say. What is empty does not filter.
 *
 * @param levels one or several; empty means any
 */
public record EventFilter(
    Set<Level> levels,
    Optional<String> userId,
    Optional<String> environment,
    Optional<String> screenName,
    DataMode mode) {
  /** Every event. */
  public static final EventFilter ANY =
      new EventFilter(Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), DataMode.ALL);

  /** Copies the set. */
  public EventFilter {
    levels = Set.copyOf(levels);
  }

  /** Whether the event is wanted. */
  public boolean accepts(Event event) {
    return mode.includes(event.build().dev())
        && (levels.isEmpty() || levels.contains(event.content().level()))
        && accepts(userId, event.actor().userId())
        && accepts(environment, event.device().environment())
        && accepts(screenName, event.content().screenName());
  }

  /** Whether any event of that kind can be wanted: what need not even be read. */
  public boolean wants(Kind kind) {
    return levels.isEmpty() || levels.stream().anyMatch(level -> level.kind() == kind);
  }

  private static boolean accepts(Optional<String> wanted, String actual) {
    return wanted.isEmpty() || wanted.get().equals(actual);
  }
}
