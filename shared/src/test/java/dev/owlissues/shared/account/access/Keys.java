package dev.owlissues.shared.account.access;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Valid API keys for tests. */
public final class Keys {
  /** When all of them were made. */
  public static final Instant CREATED = Instant.parse("2026-11-24T08:15:00.123Z");

  private Keys() {}

  /** A secret that no other call draws. */
  public static Secret secret(KeyType type) {
    return Secret.draw(type, new SecureRandom());
  }

  /** A team's key with a permission that this server does not know. */
  public static ApiKey agent() {
    return agent(Optional.empty());
  }

  /** The same, valid until then. */
  public static ApiKey agent(Instant validUntil) {
    return agent(Optional.of(validUntil));
  }

  /** An app's key. */
  public static ApiKey client() {
    return new ApiKey(
        new UUID(0, 1),
        KeyType.CLIENT,
        "First web app",
        new ApiKey.Scope(
            new UUID(0, 2), Optional.of(new ApiKey.AppScope(new UUID(0, 3), new UUID(0, 4)))),
        Set.of("events:write", "users:write"),
        new ApiKey.Times(CREATED, Optional.empty(), Optional.empty()));
  }

  private static ApiKey agent(Optional<Instant> validUntil) {
    return new ApiKey(
        new UUID(0, 5),
        KeyType.AGENT,
        "Agent",
        new ApiKey.Scope(new UUID(0, 2), Optional.empty()),
        Set.of("issues:read", "funnels:read"),
        new ApiKey.Times(CREATED, Optional.empty(), validUntil));
  }
}
