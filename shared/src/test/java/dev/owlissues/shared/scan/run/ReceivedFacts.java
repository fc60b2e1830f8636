package dev.owlissues.shared.scan.run;

import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.EventId;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.fact.Breakdown;
import dev.owlissues.shared.issue.fact.Facts;
import dev.owlissues.shared.issue.fact.History;
import dev.owlissues.shared.issue.fact.Tally;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the facts of an issue are those of its stored error events, worked out without the scan's
 * code. A copy of a request counts or not, by the page it fell into: so a number lies between that
 * of the events without their copies and that of all.
 */
final class ReceivedFacts {
  private final Issue issue;
  private final Facts facts;
  private final List<Received> all;
  private final List<Received> once = new ArrayList<>();
  private final List<Occurrence> occurrences;
  private final List<String> violations = new ArrayList<>();

  /** A stored error event, with the request that brought it. */
  record Received(UUID request, EventId id, Event event) {

    Instant at() {
      return event.content().timestamp();
    }
  }

  private record Copied(UUID request, int position, Event event) {}

  private ReceivedFacts(Issue issue, List<Received> events, List<Occurrence> occurrences) {
    this.issue = issue;
    this.facts = issue.facts();
    this.all = events;
    this.occurrences = occurrences;
    Set<Copied> seen = new HashSet<>();
    events.stream()
        .filter(each -> seen.add(new Copied(each.request, each.id.position(), each.event)))
        .forEach(once::add);
  }

  /** What of the issue's facts is not as it must be, one line each. */
  static List<String> violations(Issue issue, List<Received> events, List<Occurrence> occurrences) {
    var check = new ReceivedFacts(issue, events, occurrences);
    check.between("events", check.facts.events(), each -> true);
    check.checkHistory();
    check.checkParts(
        "version",
        check.facts.versions(),
        each -> each.event.build().appVersion(),
        Occurrence.Origin::appVersion);
    check.checkParts(
        "environment",
        check.facts.environments(),
        each -> each.event.device().environment(),
        Occurrence.Origin::environment);
    check.checkNewest();
    return check.violations;
  }

  private void between(String what, long counted, Predicate<Received> those) {
    long least = once.stream().filter(those).count();
    long most = all.stream().filter(those).count();
    if (counted < least || counted > most) {
      violations.add(
          "%s says %d %s, received were %d to %d"
              .formatted(issue.id(), counted, what, least, most));
    }
  }

  private void checkHistory() {
    History history = facts.history();
    long last = history.lastHour();
    for (int i = 0; i < History.HOURS; i++) {
      long hour = last - History.HOURS + 1 + i;
      between("in hour " + hour, history.hours().get(i), each -> History.hour(each.at()) == hour);
    }
    long lastDay = Math.floorDiv(last, 24L);
    for (int i = 0; i < History.DAYS; i++) {
      long day = lastDay - History.DAYS + 1 + i;
      between("on day " + day, history.days().get(i), each -> day(each) == day);
    }
    if (sum(history.hours()) > facts.events() || sum(history.days()) > facts.events()) {
      violations.add(issue.id() + " has more events by hour or day than in all: " + facts);
    }
  }

  private static long day(Received received) {
    return Math.floorDiv(received.at().toEpochMilli(), Duration.ofDays(1).toMillis());
  }

  private static long sum(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  private void checkParts(
      String what,
      Breakdown breakdown,
      Function<Received, String> name,
      Function<Occurrence.Origin, String> opener) {
    if (!breakdown.sum().equals(new Tally(facts.events(), occurrences.size()))) {
      violations.add(issue.id() + " sums up to other counts by " + what + ": " + breakdown);
    }
    if (!breakdown.rest().equals(Tally.NONE)) {
      return;
    }
    Map<String, List<Received>> received = all.stream().collect(Collectors.groupingBy(name));
    Map<String, Long> opened =
        occurrences.stream()
            .map(Occurrence::origin)
            .collect(Collectors.groupingBy(opener, Collectors.counting()));
    for (Breakdown.Part part : breakdown.parts()) {
      List<Received> own = received.getOrDefault(part.name(), List.of());
      between(
          "of " + what + " " + part.name(),
          part.tally().events(),
          each -> name.apply(each).equals(part.name()));
      boolean seen =
          times(own).min(Instant::compareTo).filter(part.first()::equals).isPresent()
              && times(own).max(Instant::compareTo).filter(part.last()::equals).isPresent();
      if (!seen || part.tally().sessions() != opened.getOrDefault(part.name(), 0L)) {
        violations.add(issue.id() + " says " + part + ", received: " + own + ", " + opened);
      }
    }
  }

  private static Stream<Instant> times(List<Received> some) {
    return some.stream().map(Received::at);
  }

  private void checkNewest() {
    boolean right =
        facts
            .newest()
            .filter(newest -> newest.at().equals(issue.seen().last().at()))
            .filter(newest ->
                all.stream()
                    .anyMatch(each ->
                        each.id.uuid().equals(newest.id()) && each.at().equals(newest.at())))
            .isPresent();
    if (!right) {
      violations.add(issue.id() + " calls " + facts.newest() + " the newest event");
    }
  }
}
