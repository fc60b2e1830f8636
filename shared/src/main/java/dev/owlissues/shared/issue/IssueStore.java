package dev.owlissues.shared.issue;

import dev.owlissues.shared.audit.AuditEntry;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Issues by project and id. Reads are strongly consistent; every write states what it replaces. */
public interface IssueStore {

  /** The issue, if this project has it. */
  Optional<Issue> find(UUID projectId, UUID issueId);

  /** The issue as people may work it: none that is to be deleted (R-purge-2). */
  default Optional<Issue> find(IssueKey key) {
    return find(key.projectId(), key.issueId()).filter(issue -> !issue.bookkeeping().isDeleting());
  }

  /** The issues of the project among those ids. */
  Map<UUID, Issue> find(UUID projectId, Collection<UUID> issueIds);

  /** The issues among those, of whichever projects they are; none that is to be deleted. */
  Map<IssueKey, Issue> find(Collection<IssueKey> keys);

  /** What lies under an id. */
  StoredIssue storedIssue(UUID projectId, UUID issueId);

  /** What lies under each of those ids. */
  Map<UUID, StoredIssue> storedIssues(UUID projectId, Collection<UUID> issueIds);

  /**
   * Keeps the place of an issue to come, which {@link #replace} then fills at revision 1.
   *
   * @return whether the place was free
   */
  boolean claim(UUID projectId, UUID issueId);

  /**
   * Stores an issue where nothing is.
   *
   * @return whether it was stored; if not, somebody else stored it first
   */
  boolean create(Issue issue);

  /**
   * Replaces the issue's preceding revision.
   *
   * @param next what comes after the revision that was read: {@link Bookkeeping#revision} one
   *     higher
   * @return whether it was replaced; if not, somebody else wrote in between
   */
  boolean replace(Issue next);

  /** Replaces the issue's preceding revision and writes the audit entry: both or neither. */
  boolean replace(Issue next, AuditEntry entry);
}
