package dev.owlissues.shared.account.signin;

import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.audit.AuditEntry;
import java.util.Optional;

/** What codes are used for, each in one write with the use of the code. */
public interface SignUps {

  /**
   * Makes a new account whole.
   *
   * @param use the code's; empty where the account is made without one
   * @param mustBeFirst whether it may only be made if nobody ever signed in
   * @return whether it was made: false when the address or the team's slug is taken, the code used
   *     or guessed at meanwhile, or somebody else was the first
   */
  boolean create(NewAccount account, Optional<CodeUse> use, boolean mustBeFirst, AuditEntry entry);

  /**
   * Makes an agent key.
   *
   * @return whether it was made: false when the code was used or guessed at meanwhile, or the
   *     creator is no member any more
   */
  boolean create(ApiKey key, Secret secret, CodeUse use, AuditEntry entry);
}
