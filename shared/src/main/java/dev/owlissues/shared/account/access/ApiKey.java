package dev.owlissues.shared.account.access;

import dev.owlissues.shared.audit.AuditEntry.Actor;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An API key as it is kept: without its secret.
 *
 * @param scope the team, and for client and import keys the app, that the key works for
 * @param permissions as they were asked for: names that this server does not know are kept
 * @param createdBy who asked for the key, or the person of the key that did; empty for client keys
 *     that came with the stack
 */
public record ApiKey(
    UUID id,
    KeyType type,
    String name,
    Scope scope,
    Set<String> permissions,
    Times times,
    Optional<Actor> createdBy) {

  /** A key that nobody asked for: it came with something else. */
  public ApiKey(
      UUID id, KeyType type, String name, Scope scope, Set<String> permissions, Times times) {
    this(id, type, name, scope, permissions, times, Optional.empty());
  }

  /** Where a key is valid. */
  public record Scope(UUID teamId, Optional<AppScope> app) {}

  /** The one app of a client or import key. */
  public record AppScope(UUID projectId, UUID appId) {}

  /** When a key was made, changed, last used (to the minute), and when it stops being valid. */
  public record Times(
      Instant createdAt,
      Instant updatedAt,
      Optional<Instant> lastUsedAt,
      Optional<Instant> validUntil) {

    /** Of a key that has not been changed since it was made. */
    public Times(Instant createdAt, Optional<Instant> lastUsedAt, Optional<Instant> validUntil) {
      this(createdAt, createdAt, lastUsedAt, validUntil);
    }
  }

  /** The same key under another name and with other permissions. */
  public ApiKey changed(String otherName, Set<String> otherPermissions, Instant now) {
    return new ApiKey(
        id,
        type,
        otherName,
        scope,
        otherPermissions,
        new Times(times.createdAt(), now, times.lastUsedAt(), times.validUntil()),
        createdBy);
  }

  /**
   * The person who answers for the key: an agent or import key never does more than they may do now
   * (R-key-14). Empty where nobody does, as for a client key, which belongs to its app.
   */
  public Optional<UUID> maker() {
    return createdBy.filter(by -> by.type().equals(Actor.USER)).map(by -> UUID.fromString(by.id()));
  }

  /** Whether the key may do that. */
  public boolean may(Permission permission) {
    return permissions.contains(permission.wire());
  }
}
