package dev.owlissues.shared.account.access;

import dev.owlissues.shared.account.user.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Says whose a secret is. It reads the key anew each time, so that a revoked one is refused at
 * once, and the role of who made it, so that it ends and shrinks with them; client keys, which ship
 * inside apps, need no person. It notes the use at most once a minute.
 */
public final class Authenticator {
  private static final Duration NOTE_EVERY = Duration.ofMinutes(1);

  private final KeyStore keys;
  private final Makers makers;
  private final InstantSource clock;

  /** An authenticator over those keys and the people who made them. */
  public Authenticator(KeyStore keys, Makers makers, InstantSource clock) {
    this.keys = keys;
    this.makers = makers;
    this.clock = clock;
  }

  /** The key that has the secret, if one is valid now. */
  public Authenticated authenticate(Secret secret) {
    Instant now = clock.instant();
    Optional<ApiKey> found = keys.find(secret, now);
    if (found.isEmpty()) {
      return new Authenticated.Unknown();
    }
    ApiKey key = found.get();
    Optional<Role> maker = maker(key);
    if (key.type().leastMaker().isPresent() && maker.isEmpty()) {
      return new Authenticated.Unknown();
    }
    if (dueForNote(key, now)) {
      keys.used(secret, now);
    }
    return new Authenticated.Known(key, maker);
  }

  /** What the maker is, if a key of this type has one and they may have it still (R-key-14). */
  private Optional<Role> maker(ApiKey key) {
    return key.type()
        .leastMaker()
        .flatMap(least ->
            key.maker()
                .flatMap(person -> makers.role(key.scope().teamId(), person))
                .filter(role -> role.covers(least)));
  }

  private static boolean dueForNote(ApiKey key, Instant now) {
    return key.times().lastUsedAt().map(last -> !now.isBefore(last.plus(NOTE_EVERY))).orElse(true);
  }
}
