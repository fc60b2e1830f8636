package dev.owlissues.ingest.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.refusal.RefusalReason;
import dev.owlissues.shared.event.refusal.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A request's events, parted into those that may be stored and what is wrong with the others.
 *
 * @param mended what of the valid ones is stored otherwise than it was sent
 * @param refused how many are not valid, by reason
 */
public record CheckedEvents(
    List<Event> valid, List<Remark> mended, List<Remark> rejected, Refused refused) {

  /** Checks each element; one that is wrong does not hold the others back. */
  public static CheckedEvents of(JsonNode elements, EventRules rules) {
    List<Event> valid = new ArrayList<>();
    List<Remark> mended = new ArrayList<>();
    List<Remark> rejected = new ArrayList<>();
    Refused refused = Refused.NONE;
    for (int i = 0; i < elements.size(); i++) {
      int index = i;
      switch (rules.check(elements.get(i))) {
        case Checked.Valid(Event event, var change) -> {
          valid.add(event);
          change.ifPresent(text -> mended.add(Remark.of(index, text)));
        }
        case Checked.Invalid(Set<RefusalReason> reasons) -> {
          rejected.add(Remark.of(index, text(reasons)));
          refused = refused.plus(Refused.of(1, reasons));
        }
      }
    }
    return new CheckedEvents(
        List.copyOf(valid), List.copyOf(mended), List.copyOf(rejected), refused);
  }

  private static String text(Set<RefusalReason> reasons) {
    return reasons.stream().sorted().map(RefusalReason::message).collect(Collectors.joining("; "));
  }
}
