package dev.owlissues.shared.appuser;

import dev.owlissues.shared.event.reading.ErasedUsers;
import java.util.UUID;

/** Which users of a project were erased by request. Reads are strongly consistent. */
@FunctionalInterface
public interface ErasureNotes {
  /** All of them. */
  ErasedUsers of(UUID projectId);
}
