package dev.owlissues.shared.purge.work;

import dev.owlissues.shared.audit.AuditEntry.Resource;
import dev.owlissues.shared.audit.ResourceLog;
import dev.owlissues.shared.digest.ToldIssues;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.comment.CommentStore;
import dev.owlissues.shared.scan.count.PackStore;
import dev.owlissues.shared.scan.members.SetTree;
import java.util.UUID;

/**
 * What lies under an issue: occurrences, sets, comments, what digests said and when they listed it.
 * Deleting it twice is as good as once.
 *
 * @param tree the sets
 */
public record IssueRemains(
    PackStore packs, SetTree tree, CommentStore comments, ToldIssues told, ResourceLog log) {

  /** Deletes it. Nobody may be writing there who knew the issue; else it is to be done again. */
  public void delete(UUID teamId, IssueKey issue) {
    packs.removeAll(issue.issueId());
    tree.remove(issue.issueId());
    comments.removeAll(issue);
    told.forget(issue.projectId(), issue.issueId());
    log.forget(teamId, Resource.issue(issue.issueId()));
  }
}
