package dev.owlissues.shared.event.reading;

import dev.owlissues.shared.base.hash.Sha256;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The users of a project whom somebody asked to forget, and when (R-erasure-1). What was received
 * of them until then is shown to nobody; what comes later is a new user's.
 *
 * @param byHash when, by the {@link #hash} of the user's id: the ids themselves are not kept
 */
public record ErasedUsers(Map<String, Instant> byHash) {
  /** Nobody. */
  public static final ErasedUsers NONE = new ErasedUsers(Map.of());

  /** Copies the map. */
  public ErasedUsers {
    byHash = Map.copyOf(byHash);
  }

  /** Those users, all erased at that time. */
  public static ErasedUsers of(Collection<String> userIds, Instant at) {
    return new ErasedUsers(
        userIds.stream().distinct().collect(Collectors.toMap(ErasedUsers::hash, _ -> at)));
  }

  /** By what a user is remembered: the SHA-256 of the id, in hex. */
  public static String hash(String userId) {
    return Sha256.hex(userId);
  }

  /** When the user was erased, the last time; empty if never. */
  public Optional<Instant> at(String userId) {
    // Nearly every project has none, and then nothing is hashed.
    return byHash.isEmpty() || userId.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(byHash.get(hash(userId)));
  }

  /** Whether what was received of the user then is shown to nobody. */
  public boolean hides(String userId, Instant receivedAt) {
    return at(userId).filter(at -> !receivedAt.isAfter(at)).isPresent();
  }
}
