package dev.owlissues.ingest.rules;

import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Permission;
import java.time.Duration;
import java.util.Optional;

/**
 * What a request brings: which keys may send it, and how its rules differ. Each takes a key that
 * belongs to an app.
 */
public enum IngestKind {
  /** Events as they happen, from the installations of an app. */
  EVENTS(
      new Sent(KeyType.CLIENT, Permission.EVENTS_WRITE, true),
      new Rules(100, true, Optional.of(Duration.ofDays(30)))),
  /** Events from elsewhere, old ones too; one program brings them, so there is no rate. */
  IMPORT(
      new Sent(KeyType.IMPORT, Permission.EVENTS_WRITE, false),
      new Rules(1_000, false, Optional.empty())),
  /** What an app says about its users: no events at all. */
  IDENTITY(
      new Sent(KeyType.CLIENT, Permission.USERS_WRITE, true),
      new Rules(0, false, Optional.empty()));

  private final Sent sent;
  private final Rules rules;

  IngestKind(Sent sent, Rules rules) {
    this.sent = sent;
    this.rules = rules;
  }

  /** By whom it is sent, and whether a request counts against the app's rate. */
  private record Sent(KeyType type, Permission needed, boolean rated) {}

  /** What the events of a request must keep to. */
  private record Rules(int maxEvents, boolean bundled, Optional<Duration> maxAge) {}

  /** Whether keys of that type may send it: the app's own kind, and agents where they are let. */
  public boolean admits(KeyType other) {
    return other == sent.type || (other == KeyType.AGENT && this != IMPORT);
  }

  /** The type of key that it is for. */
  public KeyType type() {
    return sent.type;
  }

  /** What the key must be allowed to do. */
  public Permission needed() {
    return sent.needed;
  }

  /** Whether a request counts against the app's rate. */
  public boolean isRated() {
    return sent.rated;
  }

  /** The most events of a request. */
  public int maxEvents() {
    return rules.maxEvents;
  }

  /** Whether the request must name the app's bundle id. */
  public boolean isBundled() {
    return rules.bundled;
  }

  /** How far back a timestamp may lie. */
  public Optional<Duration> maxAge() {
    return rules.maxAge;
  }
}
