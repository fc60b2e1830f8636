package dev.owlissues.scan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.scan.VersionDisagreement;
import java.io.PrintStream;

/**
 * Writes a line of log where the orders of versions disagree, so that whoever wonders why an issue
 * came back, or did not, finds it by the issue's id.
 */
record VersionLog(PrintStream out) implements VersionDisagreement.Listener {

  @Override
  public void seen(IssueKey issue, VersionDisagreement disagreement) {
    out.println(
        JsonNodeFactory.instance
            .objectNode()
            .put("level", "INFO")
            .put("message", "version orders disagree")
            .put("project_id", issue.projectId().toString())
            .put("issue_id", issue.issueId().toString())
            .put("resolved_at_version", disagreement.resolvedAt())
            .put("app_version", disagreement.seen())
            .put("newer_by", disagreement.newerBy().wire()));
  }
}
