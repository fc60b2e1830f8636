package dev.owlissues.shared.account.access;

import dev.owlissues.shared.account.user.Role;
import java.util.Optional;
import java.util.UUID;

/** What the people who made keys are in their teams. Reads are strongly consistent. */
@FunctionalInterface
public interface Makers {

  /** The person's role in the team now; empty where they are no member. */
  Optional<Role> role(UUID teamId, UUID userId);
}
