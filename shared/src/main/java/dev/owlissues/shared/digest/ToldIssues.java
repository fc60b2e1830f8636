package dev.owlissues.shared.digest;

import dev.owlissues.shared.digest.Digest.Told;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What digests said last of the issues that they listed. Reads are strongly consistent. */
public interface ToldIssues {
  /** What was said of those issues of a project; nothing of those that no digest listed. */
  Map<UUID, Told> of(UUID projectId, Collection<UUID> issueIds);

  /**
   * Notes of each issue that the digest lists what it says of it, for the digests that follow.
   * Repeating it changes nothing, nor does an earlier digest.
   */
  void tell(Digest digest);
}
