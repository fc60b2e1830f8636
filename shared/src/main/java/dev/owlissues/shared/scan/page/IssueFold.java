package dev.owlissues.shared.scan.page;

import dev.owlissues.shared.base.text.Texts;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.EventId;
import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.issue.SeenRange;
import dev.owlissues.shared.issue.Sighting;
import dev.owlissues.shared.issue.Subject;
import dev.owlissues.shared.issue.fact.Facts;
import dev.owlissues.shared.issue.route.Evidence;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;

/** What a page's events of one issue come to. A million of one session are one candidate. */
public final class IssueFold {
  // What each takes in memory, with what counting it adds: about, and rather too much.
  private static final int BYTES = 1_300;
  private static final int SESSION_BYTES = 340;
  private static final int USER_BYTES = 60;

  private static final BinaryOperator<FirstEvent> EARLIER =
      BinaryOperator.minBy(FirstEvent.BY_RECEIPT);

  private final Headline headline;
  private final Fingerprint fingerprint;
  private final EventId firstEventId;
  private final String normalized;
  private final Map<String, FirstEvent> sessions = new HashMap<>();
  private final Set<String> users = new HashSet<>();
  private final NewestVersions versions = new NewestVersions();
  private final Receipts receipts = new Receipts();
  private final FactFold facts;
  private SeenRange seen;
  private boolean onlyImported = true;

  /** What the first event makes of an issue that is new: its title, and the module. */
  public record Headline(String title, String sourceModule) {
    private static final int TITLE_CHARACTERS = 500;

    // Cut at once: a page may have a hundred thousand of them, each of a message of 8 KB.
    public static Headline of(Event event) {
      String title = Texts.cut(event.content().message(), TITLE_CHARACTERS);
      return new Headline(title, event.content().sourceModule());
    }

    /** What the issue of that fingerprint is about. */
    public Subject subject(Fingerprint fingerprint) {
      return new Subject(title, sourceModule, List.of(fingerprint), 1);
    }
  }

  private IssueFold(EventId id, Event event, Fingerprint fingerprint, String normalized) {
    this.headline = Headline.of(event);
    this.fingerprint = fingerprint;
    this.firstEventId = id;
    // Cut at once, as the title is.
    this.normalized = Evidence.cutMessage(normalized);
    this.facts = new FactFold(id, event);
    this.seen = SeenRange.once(sighting(event));
  }

  /**
   * A fold whose first event is that one, which is still to be added.
   *
   * @param normalized its message without what varies
   */
  public static IssueFold startingWith(
      EventId id, Event event, Fingerprint fingerprint, String normalized) {
    return new IssueFold(id, event, fingerprint, normalized);
  }

  /** About how many bytes of memory it takes before anything is added. */
  public int bytes() {
    return BYTES
        + FactFold.BYTES
        + PageFold.bytes(headline.title)
        + PageFold.bytes(headline.sourceModule)
        + PageFold.bytes(normalized);
  }

  /**
   * Adds an event.
   *
   * @return about how many bytes of memory that takes: none for what is there
   */
  public int add(EventId id, Event event) {
    versions.add(event.build().appVersion());
    seen = seen.plus(sighting(event));
    String user = event.actor().userId();
    int bytes = facts.add(id, event) + receipts.add(id.receivedAt());
    bytes += !user.isEmpty() && users.add(user) ? USER_BYTES : 0;
    String session = event.actor().sessionId();
    // Events come in order of receipt, so the first of a session is the one that opens it.
    return !sessions.containsKey(session)
            && sessions.put(session, FirstEvent.of(id, event, fingerprint)) == null
        ? bytes + SESSION_BYTES + PageFold.bytes(session)
        : bytes;
  }

  /** Notes that one of the events was sent as it happened, and did not come by import. */
  public void happened() {
    onlyImported = false;
  }

  /** Adds what another fingerprint of the same issue came to. */
  public void add(IssueFold other) {
    other.sessions.forEach((session, firstEvent) -> sessions.merge(session, firstEvent, EARLIER));
    users.addAll(other.users);
    versions.add(other.versions);
    facts.add(other.facts);
    receipts.add(other.receipts);
    seen = seen.plus(other.seen.first()).plus(other.seen.last());
    onlyImported &= other.onlyImported;
  }

  /** Counts those who were claimed as who they are. */
  void claim(Map<String, String> claimants) {
    List<String> claimed = users.stream().filter(claimants::containsKey).toList();
    claimed.forEach(users::remove);
    claimed.forEach(id -> users.add(claimants.getOrDefault(id, id)));
  }

  public Headline headline() {
    return headline;
  }

  /** What its fingerprint stands for; of use before another fold is added. */
  public Evidence evidence() {
    return new Evidence(
        normalized,
        headline.title,
        headline.sourceModule,
        Optional.of(firstEventId.uuid()),
        seen.first().at());
  }

  public Collection<FirstEvent> openings() {
    return sessions.values();
  }

  public Set<String> users() {
    return users;
  }

  public NewestVersions versions() {
    return versions;
  }

  /** The facts of a page that was frozen then, without the occurrences that it opens. */
  public Facts facts(Instant frozenAt) {
    return facts.facts(frozenAt);
  }

  public SeenRange seen() {
    return seen;
  }

  /** Whether all of the events came by import: what they tell is no news. */
  public boolean isOnlyImported() {
    return onlyImported;
  }

  /** How many of the events were received after that time. */
  public long receivedAfter(Instant time) {
    return receipts.after(time);
  }

  private static Sighting sighting(Event event) {
    return new Sighting(
        event.content().timestamp(), event.build().appVersion(), event.build().sdkVersion());
  }
}
