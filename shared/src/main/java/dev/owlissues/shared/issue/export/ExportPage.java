package dev.owlissues.shared.issue.export;

import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.comment.Comment;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import java.util.UUID;

/** A page that an export is written to. Each method returns whether there was room. */
public interface ExportPage {

  /** Writes what is known of an issue. */
  boolean issue(Issue issue);

  /** Writes an occurrence of an issue. */
  boolean occurrence(UUID issueId, Occurrence occurrence);

  /** Writes a comment on an issue. */
  boolean comment(UUID issueId, Comment comment);

  /** How many more may be written, if they are short. */
  int room();
}
