package dev.owlissues.shared.purge;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Purges on their way. Reads are strongly consistent. */
public interface PurgeStore {

  /** All of them, of whichever team. */
  List<Purge> open();

  /** The purge of that thing, if it is on its way. */
  Optional<Purge> open(UUID subject);

  /**
   * Notes that everything has been looked through once more.
   *
   * @return whether it was noted; if not, somebody else did so first
   */
  boolean walked(Purge next);

  /**
   * Notes how far the walk got that is under way.
   *
   * @return whether it was noted; if not, somebody else has ended that walk
   */
  boolean reached(Purge next);

  /** Forgets a purge. */
  void close(Purge purge);
}
