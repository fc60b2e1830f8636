package dev.owlissues.shared.digest;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The members of teams, for mail. Reads are strongly consistent. */
public interface Subscribers {

  /** Every member of the team, those who joined first coming first. */
  List<Subscriber> of(UUID teamId);

  /** The member, while the person is one. */
  Optional<Subscriber> find(UUID teamId, UUID userId);

  /**
   * Notes that a member wants no digests.
   *
   * @return whether the person is a member
   */
  boolean unsubscribe(UUID teamId, UUID userId);
}
