package dev.owlissues.shared.issue.comment;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A store in which somebody else writes just before the first comment is stored. */
final class MeddledComments implements CommentStore {
  private final CommentStore comments;
  private final Runnable meddler;
  private boolean meddled;

  MeddledComments(CommentStore comments, Runnable meddler) {
    this.comments = comments;
    this.meddler = meddler;
  }

  @Override
  public Added add(Comment comment, Issue next, AuditEntry entry) {
    if (!meddled) {
      meddled = true;
      meddler.run();
    }
    return comments.add(comment, next, entry);
  }

  @Override
  public CommentPage page(IssueKey issue, Optional<UUID> after) {
    return comments.page(issue, after);
  }

  @Override
  public Optional<Comment> find(IssueKey issue, UUID commentId) {
    return comments.find(issue, commentId);
  }

  @Override
  public UUID claim(IssueKey issue, String requestKey, UUID commentId, Instant now) {
    return comments.claim(issue, requestKey, commentId, now);
  }

  @Override
  public boolean edit(IssueKey issue, Comment edited) {
    return comments.edit(issue, edited);
  }

  @Override
  public boolean hasMoreThan(IssueKey issue, long count) {
    return comments.hasMoreThan(issue, count);
  }

  @Override
  public List<UUID> all(IssueKey issue) {
    return comments.all(issue);
  }

  @Override
  public void removeAll(IssueKey issue) {
    comments.removeAll(issue);
  }

  @Override
  public void move(IssueKey from, IssueKey to, UUID commentId) {
    comments.move(from, to, commentId);
  }

  @Override
  public boolean delete(
      IssueKey issue, UUID commentId, Instant deletedAt, Instant purgedAt, AuditEntry entry) {
    return comments.delete(issue, commentId, deletedAt, purgedAt, entry);
  }
}
