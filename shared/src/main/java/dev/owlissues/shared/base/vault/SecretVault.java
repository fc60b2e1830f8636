package dev.owlissues.shared.base.vault;

import java.util.Optional;

/** A place for few and small secrets, each under a name. What is in it never changes. */
public interface SecretVault {

  /** The secret of that name, if there is one. */
  Optional<String> read(String name);

  /**
   * Stores a secret under a name that has none.
   *
   * @return whether it was stored: false when the name has one already, which stays as it is
   */
  boolean create(String name, String secret);
}
