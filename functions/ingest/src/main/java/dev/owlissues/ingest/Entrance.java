package dev.owlissues.ingest;

import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Permission;

/**
 * One of this function's doors: who may come in, and whether the app's rate counts. Each takes a
 * key that belongs to an app.
 */
public enum Entrance {
  /** For the events of the installations of an app. */
  INGEST(KeyType.CLIENT, Permission.EVENTS_WRITE, true),
  /** For events from elsewhere; one program brings them, so nothing has to be held back. */
  IMPORT(KeyType.IMPORT, Permission.EVENTS_WRITE, false),
  /** For what an app says about its users. */
  PROPERTIES(KeyType.CLIENT, Permission.USERS_WRITE, true);

  private final KeyType type;
  private final Permission needed;
  private final boolean rated;

  Entrance(KeyType type, Permission needed, boolean rated) {
    this.type = type;
    this.needed = needed;
    this.rated = rated;
  }

  /** Whether keys of that type may come in: the app's own kind, and agents where they are let. */
  boolean admits(KeyType other) {
    return other == type || (other == KeyType.AGENT && this != IMPORT);
  }

  /** The type of key that this door is for. */
  KeyType type() {
    return type;
  }

  /** What the key must be allowed to do. */
  Permission needed() {
    return needed;
  }

  /** Whether a request counts against the app's rate. */
  boolean isRated() {
    return rated;
  }
}
