package dev.owlissues.scan;

import dev.owlissues.shared.base.json.JsonText;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.scan.count.VersionDisagreement;
import java.io.PrintStream;

/**
 * Writes a line of log where the orders of versions disagree, so that whoever wonders why an issue
 * came back, or did not, finds it by the issue's id.
 */
record VersionLog(PrintStream out) implements VersionDisagreement.Listener {

  @Override
  public void seen(IssueKey issue, VersionDisagreement disagreement) {
    out.println(
        JsonText.object(line -> {
          line.writeStringField("level", "INFO");
          line.writeStringField("message", "version orders disagree");
          line.writeStringField("project_id", issue.projectId().toString());
          line.writeStringField("issue_id", issue.issueId().toString());
          line.writeStringField("resolved_at_version", disagreement.resolvedAt());
          line.writeStringField("app_version", disagreement.seen());
          line.writeStringField("newer_by", disagreement.newerBy().wire());
        }));
  }
}
