package dev.owlissues.shared.account.user;

import java.time.Instant;
import java.util.UUID;

/** Builds valid users. */
public final class UserBuilder {
  private UUID id = new UUID(0, 9);
  private String email = "ada@example.com";
  private String name = "Ada";
  private Instant createdAt = Instant.parse("2026-11-24T08:15:00Z");

  private UserBuilder() {}

  /** Somebody who has no preferences and changed nothing. */
  public static UserBuilder aUser() {
    return new UserBuilder();
  }

  /** With that id. */
  public UserBuilder id(UUID id) {
    this.id = id;
    return this;
  }

  /** With that address. */
  public UserBuilder email(String email) {
    this.email = email;
    return this;
  }

  /** Under that name. */
  public UserBuilder name(String name) {
    this.name = name;
    return this;
  }

  /** Here since then. */
  public UserBuilder createdAt(Instant createdAt) {
    this.createdAt = createdAt;
    return this;
  }

  /** The user. */
  public User build() {
    return new User(id, email, name, "{}", createdAt, createdAt);
  }
}
