package dev.owlissues.shared.digest;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The members of teams, for mail. Reads are strongly consistent. */
public interface Subscribers {

  /** Every member of the team, those who signed up first coming first. */
  List<Subscriber> of(UUID teamId);

  /** The member, while the person is one. */
  Optional<Subscriber> find(UUID teamId, UUID userId);
}
