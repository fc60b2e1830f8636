package dev.owlissues.shared.purge.work;

import dev.owlissues.shared.appuser.ErasureNotes;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.purge.Purge;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What is kept of erased users, and what apps said of them. Each step may be repeated. */
public interface ErasureStore extends ErasureNotes {
  /**
   * Notes that the purge's users are erased, that what is left of them is to be deleted, and says
   * so in the audit log: all or nothing.
   *
   * @return whether it was done; if not, that user is being erased already
   */
  boolean begin(Purge purge, AuditEntry entry);

  /** Notes that these are erased too. */
  void note(UUID projectId, Collection<String> userIds, Instant at);

  /** Every anonymous id that one of those users claimed. */
  Set<String> claimedBy(UUID projectId, Collection<String> userIds);

  /** Forgets what apps said of a user. Whose the id is stays. */
  void forgetProperties(UUID projectId, String userId);

  /**
   * Forgets everything of a user, also whose the id is.
   *
   * @param claimant who has claimed the id
   */
  void forget(UUID projectId, String userId, Optional<String> claimant);
}
