package dev.owlissues.shared.scan.page;

import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.EventId;
import dev.owlissues.shared.issue.fact.Breakdown;
import dev.owlissues.shared.issue.fact.Facts;
import dev.owlissues.shared.issue.fact.History;
import dev.owlissues.shared.issue.fact.NewestEvent;
import dev.owlissues.shared.issue.fact.Tally;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a page's events of one issue come to as facts: all but who opened an occurrence. */
final class FactFold {
  /** What it takes in memory with its first event: about, and rather too much. */
  static final int BYTES = 640;

  private static final int PART_BYTES = 140;

  private final HourCounts hours = new HourCounts();
  private final Map<String, Part> versions = HashMap.newHashMap(1);
  private final Map<String, Part> environments = HashMap.newHashMap(1);
  private EventId newest;
  private long newestMillis;
  private long events;

  /** Events of the same version, or the same environment. */
  private static final class Part {
    private long events;
    private long first;
    private long last;

    private Part(long millis) {
      first = millis;
      last = millis;
    }

    private Part plus(long count, long earliest, long latest) {
      events += count;
      first = Math.min(first, earliest);
      last = Math.max(last, latest);
      return this;
    }

    private Breakdown.Part named(String name) {
      return new Breakdown.Part(
          name, new Tally(events, 0), Instant.ofEpochMilli(first), Instant.ofEpochMilli(last));
    }
  }

  /** A fold whose first event is that one, which is still to be added. */
  FactFold(EventId id, Event event) {
    this.newest = id;
    this.newestMillis = event.content().timestamp().toEpochMilli();
  }

  /**
   * Adds an event; they come in order of receipt.
   *
   * @return about how many bytes of memory that takes
   */
  int add(EventId id, Event event) {
    Instant at = event.content().timestamp();
    long millis = at.toEpochMilli();
    events++;
    if (millis >= newestMillis) {
      newestMillis = millis;
      newest = id;
    }
    long hour = History.hour(at);
    int bytes = 0;
    // The page is frozen after its events were received, so it counts no hour before this.
    if (hour >= History.earliest(History.hour(id.receivedAt())) && hours.add(hour, 1)) {
      bytes += HourCounts.BYTES;
    }
    return bytes
        + add(versions, event.build().appVersion(), millis)
        + add(environments, event.device().environment(), millis);
  }

  private static int add(Map<String, Part> parts, String name, long millis) {
    Part part = parts.get(name);
    if (part != null) {
      part.plus(1, millis, millis);
      return 0;
    }
    parts.put(name, new Part(millis).plus(1, millis, millis));
    return PART_BYTES + PageFold.bytes(name);
  }

  /** Adds what another fingerprint of the same issue came to. */
  void add(FactFold other) {
    events += other.events;
    hours.add(other.hours);
    add(versions, other.versions);
    add(environments, other.environments);
    if (other.newest().compareTo(newest()) > 0) {
      newest = other.newest;
      newestMillis = other.newestMillis;
    }
  }

  private static void add(Map<String, Part> parts, Map<String, Part> others) {
    others.forEach((name, other) ->
        parts
            .computeIfAbsent(name, _ -> new Part(other.first))
            .plus(other.events, other.first, other.last));
  }

  /** What it comes to in a page that was frozen then. */
  Facts facts(Instant frozenAt) {
    return new Facts(
        events,
        History.of(frozenAt, hours.byHour()),
        breakdown(versions),
        breakdown(environments),
        Optional.of(newest()),
        Optional.empty());
  }

  private NewestEvent newest() {
    return new NewestEvent(Instant.ofEpochMilli(newestMillis), newest.uuid());
  }

  private static Breakdown breakdown(Map<String, Part> parts) {
    return Breakdown.of(
        parts.entrySet().stream().map(entry -> entry.getValue().named(entry.getKey())).toList());
  }
}
