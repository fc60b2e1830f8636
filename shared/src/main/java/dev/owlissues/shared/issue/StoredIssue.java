package dev.owlissues.shared.issue;

import java.util.UUID;

/** What lies under an issue's id. Readers see live issues only; the scan has to know it all. */
public sealed interface StoredIssue {
  /** Nothing. */
  record Absent() implements StoredIssue {}

  /**
   * The place of an issue to come, whose first page is too large for a {@link InlineMembers}. It is
   * at revision 0: the first that counts a page replaces it by the issue's revision 1.
   */
  record Claimed() implements StoredIssue {}

  /** An issue. */
  record Live(Issue issue) implements StoredIssue {}

  /** The tombstone of an issue that was merged: what leads here leads on to the other. */
  record Merged(UUID into) implements StoredIssue {}

  /** The tombstone of an issue that was deleted: what leads here leads nowhere any more. */
  record Deleted() implements StoredIssue {}
}
