package dev.owlissues.shared.digest;

import dev.owlissues.shared.digest.Digest.Told;
import dev.owlissues.shared.issue.IssueKey;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What digests said last of the issues that they listed. */
public interface ToldIssues {
  /**
   * What was said of those issues of a project; nothing of those that no digest listed. Strongly
   * consistent.
   */
  Map<UUID, Told> of(UUID projectId, Collection<UUID> issueIds);

  /** The same of issues of any projects, for people to read: it may lag by a moment. */
  Map<IssueKey, Told> find(Collection<IssueKey> issues);

  /**
   * Notes of each issue that the digest lists what it says of it, for the digests that follow.
   * Repeating it changes nothing, nor does an earlier digest.
   */
  void tell(Digest digest);

  /** Forgets what was said of an issue. */
  void forget(UUID projectId, UUID issueId);
}
