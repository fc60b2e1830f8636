package dev.owlissues.shared.scan;

import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.EventId;
import dev.owlissues.shared.issue.Seen;
import dev.owlissues.shared.issue.Sighting;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

/** What a page's events of one issue come to. A million of one session are one candidate. */
final class IssueFold {
  private static final BinaryOperator<Opening> EARLIER = BinaryOperator.minBy(Opening.BY_RECEIPT);

  private final Headline headline;
  private final Map<String, Opening> sessions = new HashMap<>();
  private final Set<String> users = new HashSet<>();
  private final NewestVersions versions = new NewestVersions();
  private Seen seen;
  private Instant receivedLast;

  /** The message and module of the first event. */
  record Headline(String message, String sourceModule) {}

  private IssueFold(Headline headline, Seen seen, Instant receivedLast) {
    this.headline = headline;
    this.seen = seen;
    this.receivedLast = receivedLast;
  }

  /** The fold of one event. */
  static IssueFold of(EventId id, Event event) {
    var headline = new Headline(event.content().message(), event.content().sourceModule());
    var fold = new IssueFold(headline, Seen.once(sighting(event)), id.receivedAt());
    fold.add(id, event);
    return fold;
  }

  /**
   * Adds an event.
   *
   * @return whether its session is a new candidate
   */
  boolean add(EventId id, Event event) {
    if (!event.actor().userId().isEmpty()) {
      users.add(event.actor().userId());
    }
    versions.add(event.build().appVersion());
    seen = seen.plus(sighting(event));
    receivedLast = later(receivedLast, id.receivedAt());
    String session = event.actor().sessionId();
    // Events come in order of receipt, so the first of a session is the one that opens it.
    return !sessions.containsKey(session) && sessions.put(session, Opening.of(id, event)) == null;
  }

  /** Adds what another fingerprint of the same issue came to. */
  void add(IssueFold other) {
    other.sessions.forEach((session, opening) -> sessions.merge(session, opening, EARLIER));
    users.addAll(other.users);
    versions.add(other.versions);
    seen = seen.plus(other.seen.first()).plus(other.seen.last());
    receivedLast = later(receivedLast, other.receivedLast);
  }

  Headline headline() {
    return headline;
  }

  Collection<Opening> openings() {
    return sessions.values();
  }

  Set<String> users() {
    return users;
  }

  NewestVersions versions() {
    return versions;
  }

  Seen seen() {
    return seen;
  }

  /** When the last of the events was received. */
  Instant receivedLast() {
    return receivedLast;
  }

  private static Sighting sighting(Event event) {
    return new Sighting(
        event.content().timestamp(), event.build().appVersion(), event.build().sdkVersion());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
