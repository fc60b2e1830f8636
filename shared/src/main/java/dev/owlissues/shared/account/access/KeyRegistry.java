package dev.owlissues.shared.account.access;

import dev.owlissues.shared.audit.AuditEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The keys of teams, for the people who look after them. A revoked key is in no answer. Each change
 * and its audit entry are one write.
 */
public interface KeyRegistry {

  /**
   * A key as it is listed.
   *
   * @param clientSecret the secret of a client key, which ships inside apps; of others the hash
   *     only is kept
   */
  record Listed(ApiKey key, Optional<Secret> clientSecret) {}

  /** The key, if one of those teams has it. */
  Optional<Listed> find(Collection<UUID> teamIds, UUID keyId);

  /** The team's keys, oldest first. */
  List<Listed> ofTeam(UUID teamId);

  /**
   * Stores a new key, on condition that its app is live and the person who makes it a member.
   *
   * @return whether it was stored: false also when it is there already
   */
  boolean create(ApiKey key, Secret secret, AuditEntry entry);

  /**
   * The key that an app got last in place of another; to be read before the keys are that the
   * caller decides by.
   */
  Optional<UUID> lastReplacement(UUID teamId, UUID appId);

  /**
   * Stores a new client key of an app, in place of another if there is one, on condition that the
   * app is live and has got none since.
   *
   * @param last the app's last replacement when the caller looked
   * @param audit what is said of both keys
   * @return whether it was stored: false also when the other key was revoked meanwhile
   */
  boolean replace(
      Optional<Replaced> old,
      ApiKey key,
      Secret secret,
      Optional<UUID> last,
      List<AuditEntry> audit);

  /**
   * A key that is replaced.
   *
   * @param until when it ends: at once if that is now or past
   */
  record Replaced(ApiKey key, Instant until, Instant now) {
    /** Whether it opens nothing any more. */
    public boolean isOver() {
      return !now.isBefore(until);
    }
  }

  /**
   * Stores a member's default agent key, unless the member got another one since.
   *
   * @param known the default key that the member had when the caller looked
   * @return whether it was stored
   */
  boolean createDefault(
      ApiKey key, Secret secret, UUID userId, Optional<UUID> known, AuditEntry entry);

  /**
   * Changes name and permissions, on condition that the key is not revoked and both still are as in
   * {@code before}: of two who change one key at once none undoes what the other did.
   *
   * @return whether it was changed
   */
  boolean change(ApiKey before, ApiKey after, AuditEntry entry);

  /**
   * Makes another member of the team answer for a key, on condition that it is not revoked and
   * nobody else got it meanwhile.
   *
   * @return whether that happened
   */
  boolean handOver(ApiKey key, UUID to, AuditEntry entry);

  /**
   * Revokes a key: from this write on it opens nothing.
   *
   * @return whether this call did it: false when it was revoked before
   */
  boolean revoke(ApiKey key, Instant at, AuditEntry entry);
}
