package dev.owlissues.ingest.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.event.Event;
import java.util.ArrayList;
import java.util.List;

/** A request's events, parted into those that may be stored and what is wrong with the others. */
public record CheckedEvents(List<Event> valid, List<Rejected> rejected) {

  /**
   * An event that is not stored.
   *
   * @param index its place in the request
   */
  public record Rejected(int index, String message) {}

  /** Checks each element; one that is wrong does not hold the others back. */
  public static CheckedEvents of(JsonNode elements, EventRules rules) {
    List<Event> valid = new ArrayList<>();
    List<Rejected> rejected = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      switch (rules.check(elements.get(i))) {
        case Checked.Valid(Event event) -> valid.add(event);
        case Checked.Invalid(String problem) ->
            rejected.add(new Rejected(i, "events[%d]: %s".formatted(i, problem)));
      }
    }
    return new CheckedEvents(List.copyOf(valid), List.copyOf(rejected));
  }
}
