package dev.owlissues.shared.issue.comment;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Comments by issue. Reads are strongly consistent and leave out what is deleted. A write holds
 * only while the issue is there: what is merged away takes no comment and no edit any more.
 */
public interface CommentStore {

  /** An issue's comments after one of them, as many as fit into an answer. */
  CommentPage page(IssueKey issue, Optional<UUID> after);

  /** One of an issue's comments. */
  Optional<Comment> find(IssueKey issue, UUID commentId);

  /**
   * Claims a comment's id for a client's own key of its request, for two days.
   *
   * @return the id that belongs to the key now: this one, or the one that was claimed before
   */
  UUID claim(IssueKey issue, String requestKey, UUID commentId, Instant now);

  /** What came of storing a comment. */
  enum Added {
    /** It is stored, and the issue is updated. */
    STORED,
    /** Nothing is stored: the issue is no longer as it was read. */
    ISSUE_CHANGED,
    /** A comment of that id is there already, or was. */
    THERE_BEFORE
  }

  /**
   * Stores a new comment together with the issue's next revision and the audit entry: all of it or
   * nothing.
   *
   * @param next what comes after the revision that was read
   */
  Added add(Comment comment, Issue next, AuditEntry entry);

  /**
   * Replaces a comment's body, as long as it and its issue are there.
   *
   * @return whether it was replaced
   */
  boolean edit(IssueKey issue, Comment edited);

  /** The ids of all comments of an issue, also of deleted ones. */
  List<UUID> all(IssueKey issue);

  /** Whether an issue has more comments than that, deleted ones included. */
  boolean hasMoreThan(IssueKey issue, long count);

  /**
   * Moves a comment, as it is, from an issue that was merged to the one that survived. Doing it
   * twice is doing it once: what is there already is not replaced.
   */
  void move(IssueKey from, IssueKey to, UUID commentId);

  /**
   * Takes a comment out of all reads, as long as it and its issue are there; it is purged when its
   * time is up. The audit entry is written with that.
   *
   * @return whether it was deleted
   */
  boolean delete(
      IssueKey issue, UUID commentId, Instant deletedAt, Instant purgedAt, AuditEntry entry);

  /** Deletes everything under an issue that was deleted, deleted comments too. */
  void removeAll(IssueKey issue);
}
