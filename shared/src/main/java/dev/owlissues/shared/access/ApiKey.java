package dev.owlissues.shared.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An API key as it is kept: without its secret.
 *
 * @param scope the team, and for client and import keys the app, that the key works for
 * @param permissions as they were asked for: names that this server does not know are kept
 */
public record ApiKey(
    UUID id, KeyType type, String name, Scope scope, Set<String> permissions, Times times) {

  /** Where a key is valid. */
  public record Scope(UUID teamId, Optional<AppScope> app) {}

  /** The one app of a client or import key. */
  public record AppScope(UUID projectId, UUID appId) {}

  /** When a key was made, last used (to the minute), and when it stops being valid. */
  public record Times(
      Instant createdAt, Optional<Instant> lastUsedAt, Optional<Instant> validUntil) {}

  /** Whether the key may do that. */
  public boolean may(Permission permission) {
    return permissions.contains(permission.wire());
  }
}
