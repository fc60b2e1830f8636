package dev.owlissues.shared.issue.comment;

import java.time.Instant;
import java.util.UUID;

/**
 * A comment on an issue.
 *
 * @param id a UUID of version 7: comments sort by it, oldest first
 * @param body markdown, as it was written
 * @param updatedAt when it was last edited; at first when it was written
 */
public record Comment(UUID id, Author author, String body, Instant createdAt, Instant updatedAt) {

  /** The comment with another body. */
  public Comment edited(CommentBody next, Instant at) {
    return new Comment(id, author, next.text(), createdAt, at);
  }
}
