package dev.owlissues.shared.account.access;

import dev.owlissues.shared.account.user.Role;
import java.util.Optional;

/** Who a secret belongs to. */
public sealed interface Authenticated {

  /**
   * A key that is valid now.
   *
   * @param maker what the person who made it is in the team now; empty for client keys
   */
  record Known(ApiKey key, Optional<Role> maker) implements Authenticated {}

  /**
   * No key has the secret, or it is revoked, past its validity, or without a person who may have
   * it; the caller learns not which.
   */
  record Unknown() implements Authenticated {}
}
