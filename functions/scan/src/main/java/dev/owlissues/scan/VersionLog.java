package dev.owlissues.scan;

import dev.owlissues.shared.base.metric.Log;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.scan.count.VersionDisagreement;

/**
 * Writes a line of log where the orders of versions disagree, so that people who wonder why an
 * issue came back, or did not, find it by the issue's id.
 */
record VersionLog(Log log) implements VersionDisagreement.Listener {

  @Override
  public void seen(IssueKey issue, VersionDisagreement disagreement) {
    log.info(
        "version orders disagree",
        line -> {
          line.writeStringField("project_id", issue.projectId().toString());
          line.writeStringField("issue_id", issue.issueId().toString());
          line.writeStringField("resolved_at_version", disagreement.resolvedAt());
          line.writeStringField("app_version", disagreement.seen());
          line.writeStringField("newer_by", disagreement.newerBy().wire());
        });
  }
}
