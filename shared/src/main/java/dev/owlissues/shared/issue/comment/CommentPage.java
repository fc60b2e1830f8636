package dev.owlissues.shared.issue.comment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Comments of an issue, oldest first.
 *
 * @param next the last one's id when there are more
 */
public record CommentPage(List<Comment> comments, Optional<UUID> next) {

  /** Copies the list. */
  public CommentPage {
    comments = List.copyOf(comments);
  }
}
