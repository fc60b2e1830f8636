package dev.owlissues.shared.account.access;

import dev.owlissues.shared.audit.AuditEntry.Actor;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Builds valid API keys. */
public final class KeyBuilder {
  /** When keys were made, unless a test says otherwise. */
  public static final Instant CREATED = Instant.parse("2026-11-24T08:15:00.123Z");

  /** Who made them, client keys apart. */
  public static final UUID MAKER = new UUID(0, 6);

  private UUID id = new UUID(0, 5);
  private KeyType type = KeyType.AGENT;
  private String name = "Agent";
  private UUID teamId = new UUID(0, 2);
  private Optional<ApiKey.AppScope> app = Optional.empty();
  private Set<String> permissions = Set.of("issues:read", "funnels:read");
  private Optional<UUID> maker = Optional.of(MAKER);
  private Instant createdAt = CREATED;
  private Optional<Instant> lastUsedAt = Optional.empty();
  private Optional<Instant> validUntil = Optional.empty();

  private KeyBuilder() {}

  /** A team's key with a permission that this server does not know. */
  public static KeyBuilder aKey() {
    return new KeyBuilder();
  }

  /** An app's key. */
  public static KeyBuilder aClientKey() {
    return aKey()
        .id(new UUID(0, 1))
        .type(KeyType.CLIENT)
        .name("First web app")
        .app(new UUID(0, 3), new UUID(0, 4))
        .permissions("events:write", "users:write");
  }

  /** A secret that no other call draws. */
  public static Secret aSecret(KeyType type) {
    return Secret.draw(type, new SecureRandom());
  }

  /** With that id. */
  public KeyBuilder id(UUID id) {
    this.id = id;
    return this;
  }

  /** Of that type. */
  public KeyBuilder type(KeyType type) {
    this.type = type;
    return this;
  }

  /** Under that name. */
  public KeyBuilder name(String name) {
    this.name = name;
    return this;
  }

  /** Of that team. */
  public KeyBuilder team(UUID teamId) {
    this.teamId = teamId;
    return this;
  }

  /** Of that one app. */
  public KeyBuilder app(UUID projectId, UUID appId) {
    return app(Optional.of(new ApiKey.AppScope(projectId, appId)));
  }

  /** Of that one app, or of all. */
  public KeyBuilder app(Optional<ApiKey.AppScope> app) {
    this.app = app;
    return this;
  }

  /** With just those permissions. */
  public KeyBuilder permissions(String... permissions) {
    return permissions(Set.of(permissions));
  }

  /** With just those permissions. */
  public KeyBuilder permissions(Set<String> permissions) {
    this.permissions = Set.copyOf(permissions);
    return this;
  }

  /** Made then. */
  public KeyBuilder createdAt(Instant createdAt) {
    this.createdAt = createdAt;
    return this;
  }

  /** By that person. */
  public KeyBuilder maker(UUID maker) {
    this.maker = Optional.of(maker);
    return this;
  }

  /** As earlier versions left keys for which nobody answers. */
  public KeyBuilder madeByNobody() {
    this.maker = Optional.empty();
    return this;
  }

  /** Last used then. */
  public KeyBuilder lastUsedAt(Instant lastUsedAt) {
    this.lastUsedAt = Optional.of(lastUsedAt);
    return this;
  }

  /** Valid until then. */
  public KeyBuilder validUntil(Instant validUntil) {
    return validUntil(Optional.of(validUntil));
  }

  /** Valid until then, or for ever. */
  public KeyBuilder validUntil(Optional<Instant> validUntil) {
    this.validUntil = validUntil;
    return this;
  }

  /** The key. */
  public ApiKey build() {
    var scope = new ApiKey.Scope(teamId, app);
    var times = new ApiKey.Times(createdAt, lastUsedAt, validUntil);
    Optional<Actor> by = maker.filter(_ -> type != KeyType.CLIENT).map(Actor::user);
    return new ApiKey(id, type, name, scope, permissions, times, by);
  }
}
