package dev.owlissues.shared.issue.comment;

import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.IssueStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * What people and agents say about issues (R-comment-1). A comment, the issue's new {@code
 * updated_at} and the audit entry are one write.
 */
public final class CommentService {
  /** How long a deleted comment is kept before it is gone for good. */
  public static final Duration PURGED_AFTER = Duration.ofDays(7);

  /** The name under which an entry tells of a comment that was made. */
  public static final String MADE = "comment";

  /** The name under which an entry tells of a comment that was deleted. */
  public static final String DELETED = "comment_deleted";

  private final CommentStore comments;
  private final IssueStore issues;
  private final AuditEntries entries;

  /** Over those comments and issues. */
  public CommentService(CommentStore comments, IssueStore issues, InstantSource clock, Ids ids) {
    this.comments = comments;
    this.issues = issues;
    this.entries = new AuditEntries(ids, clock);
  }

  /** What came of a request to write, edit or delete. */
  public sealed interface Outcome {
    /** The comment as it is now, or was when it was deleted. */
    record Done(Comment comment) implements Outcome {}

    /** There is no such issue, or it has no such comment. */
    record Missing() implements Outcome {}

    /** The comment is somebody else's. */
    record NotTheirs() implements Outcome {}
  }

  /**
   * Writes a comment.
   *
   * @param requestKey the client's own key of its request: two requests of one key make one comment
   */
  public Outcome write(IssueKey key, Author author, CommentBody body, Optional<String> requestKey) {
    Instant now = entries.now();
    Optional<Issue> issue = issues.find(key);
    if (issue.isEmpty()) {
      return new Outcome.Missing();
    }
    UUID drawn = entries.ids().next();
    // Claimed before it is used: a repeat finds the id, and the comment if it got that far.
    UUID id = requestKey.map(text -> comments.claim(key, text, drawn, now)).orElse(drawn);
    var comment = new Comment(id, author, body.text(), now, now);
    while (issue.isPresent()) {
      Issue read = issue.get();
      Issue next = read.withBookkeeping(read.bookkeeping().updated(now));
      switch (comments.add(comment, next, entry(read, author, MADE, id, now))) {
        case STORED -> {
          return new Outcome.Done(comment);
        }
        case THERE_BEFORE -> {
          // Ours: by the client's key, or because an answer was lost on the way and asked for anew.
          return comments
              .find(key, id)
              .<Outcome>map(Outcome.Done::new)
              .orElseGet(Outcome.Missing::new);
        }
        case ISSUE_CHANGED -> issue = issues.find(key);
      }
    }
    return new Outcome.Missing();
  }

  /** Changes a comment's body; only its author may. */
  public Outcome edit(IssueKey key, UUID commentId, Author editor, CommentBody body) {
    Optional<Comment> comment = comments.find(key, commentId);
    if (comment.isEmpty()) {
      return new Outcome.Missing();
    }
    if (!comment.get().author().isSameAs(editor)) {
      return new Outcome.NotTheirs();
    }
    Comment edited = comment.get().edited(body, entries.now());
    return comments.edit(key, edited) ? new Outcome.Done(edited) : new Outcome.Missing();
  }

  /**
   * Deletes a comment; its author may, and who looks after the team.
   *
   * @param moderates whether the caller may delete what others wrote
   */
  public Outcome delete(IssueKey key, UUID commentId, Author asking, boolean moderates) {
    Optional<Comment> comment = comments.find(key, commentId);
    if (comment.isEmpty()) {
      return new Outcome.Missing();
    }
    if (!moderates && !comment.get().author().isSameAs(asking)) {
      return new Outcome.NotTheirs();
    }
    Optional<Issue> issue = issues.find(key);
    if (issue.isEmpty()) {
      return new Outcome.Missing();
    }
    Instant now = entries.now();
    AuditEntry entry = entry(issue.get(), asking, DELETED, commentId, now);
    return comments.delete(key, commentId, now, now.plus(PURGED_AFTER), entry)
        ? new Outcome.Done(comment.get())
        : new Outcome.Missing();
  }

  private AuditEntry entry(Issue issue, Author by, String what, UUID commentId, Instant now) {
    Deed deed = Deed.happened(Resource.issue(issue.id()), what, commentId.toString());
    return entries.of(issue.scope().teamId(), by.actor(), deed, now);
  }
}
