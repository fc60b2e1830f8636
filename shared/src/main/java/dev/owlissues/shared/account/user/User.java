package dev.owlissues.shared.account.user;

import java.time.Instant;
import java.util.UUID;

/**
 * A person who signs in.
 *
 * @param email trimmed and in lower case; unique among users
 * @param preferences a JSON object of the person's own, kept as it was sent
 */
public record User(
    UUID id, String email, String name, String preferences, Instant createdAt, Instant updatedAt) {

  /** Leaves the address and the name out: a user's text form may end in a log. */
  @Override
  public String toString() {
    return "User[" + id + "]";
  }
}
