package dev.owlissues.shared.issue.comment;

import dev.owlissues.shared.base.text.BlankText;
import java.util.Optional;

/**
 * The text of a comment: trimmed, with something to be seen, at most {@value #MAX_CHARACTERS}
 * characters.
 */
public record CommentBody(String text) {
  /** The most characters that a comment may have. */
  public static final int MAX_CHARACTERS = 10_000;

  /** Checks the text. */
  public CommentBody {
    complaint(text)
        .ifPresent(complaint -> {
          throw new IllegalArgumentException(complaint);
        });
    text = text.strip();
  }

  /** Why that text cannot be a comment; empty when it can. */
  public static Optional<String> complaint(String text) {
    String trimmed = text.strip();
    if (BlankText.is(trimmed)) {
      return Optional.of("body must not be blank");
    }
    return trimmed.codePointCount(0, trimmed.length()) > MAX_CHARACTERS
        ? Optional.of("body is longer than " + MAX_CHARACTERS + " characters")
        : Optional.empty();
  }
}
