package dev.owlissues.shared.account.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Says whose a secret is. It reads the key anew each time, so that a revoked one is refused at
 * once, and notes the use at most once a minute.
 */
public final class Authenticator {
  private static final Duration NOTE_EVERY = Duration.ofMinutes(1);

  private final KeyStore keys;
  private final InstantSource clock;

  /** An authenticator over those keys. */
  public Authenticator(KeyStore keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** The key that has the secret, if one is valid now. */
  public Authenticated authenticate(Secret secret) {
    Instant now = clock.instant();
    Optional<ApiKey> found = keys.find(secret, now);
    if (found.isEmpty()) {
      return new Authenticated.Unknown();
    }
    if (dueForNote(found.get(), now)) {
      keys.used(secret, now);
    }
    return new Authenticated.Known(found.get());
  }

  private static boolean dueForNote(ApiKey key, Instant now) {
    return key.times().lastUsedAt().map(last -> !now.isBefore(last.plus(NOTE_EVERY))).orElse(true);
  }
}
