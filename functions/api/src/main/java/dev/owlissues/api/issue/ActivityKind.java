package dev.owlissues.api.issue;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Action;
import dev.owlissues.shared.audit.AuditEntry.Change;
import dev.owlissues.shared.base.json.Word;
import dev.owlissues.shared.digest.DigestIssues;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.IssueUndo;
import dev.owlissues.shared.issue.comment.CommentService;
import dev.owlissues.shared.issue.merge.Merge;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What happened to an issue, by what the audit log tells of it (R-activity-1). */
enum ActivityKind implements Word {
  /** The scan met it for the first time. */
  CREATED,
  /** Its status changed, by request or by the scan. */
  STATUS,
  /** Somebody took it in hand. */
  CLAIM,
  /** Another issue became part of it. */
  MERGE,
  /** A part of it became an issue, or it was made of a part. */
  SPLIT,
  /** Somebody wrote a comment. */
  COMMENT,
  /** Somebody deleted a comment. */
  COMMENT_DELETED,
  /** A digest listed it. */
  DIGEST;

  /** The names under which entries tell of things that are no change of the issue's fields. */
  private static final Map<String, ActivityKind> BY_METADATA =
      Map.of(
          Merge.MERGED_FROM,
          MERGE,
          "split_from",
          SPLIT,
          "split_into",
          SPLIT,
          CommentService.MADE,
          COMMENT,
          CommentService.DELETED,
          COMMENT_DELETED,
          DigestIssues.LISTED_BY,
          DIGEST);

  @Override
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ActivityKind of(AuditEntry entry) {
    if (entry.deed().action() == Action.CREATE) {
      return CREATED;
    }
    return entry.deed().metadata().keySet().stream()
        .flatMap(name -> Optional.ofNullable(BY_METADATA.get(name)).stream())
        .findFirst()
        .orElseGet(() -> ofChanges(entry.deed()));
  }

  // Taking a change back claims nothing, but where it gives the issue back to whom it was taken
  // from.
  private static ActivityKind ofChanges(AuditEntry.Deed deed) {
    Map<String, Change> changes = deed.changes();
    boolean taken =
        Optional.ofNullable(changes.get("status"))
            .map(Change::after)
            .map(IssueStatus.IN_PROGRESS.wire()::equals)
            .orElse(changes.containsKey("claimed_by"));
    boolean told =
        !deed.metadata().containsKey(IssueUndo.UNDOES) || changes.containsKey("claimed_by");
    return taken && told ? CLAIM : STATUS;
  }
}
