package dev.owlissues.shared.issue.list;

import dev.owlissues.shared.event.reading.DataMode;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.LiveApps;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One page of one or several projects' issues.
 *
 * @param appId only issues that are shown under that app
 * @param apps the apps that are there: an issue of others alone is not listed
 * @param limit the most issues that the page may have
 * @param after where the page before ended; empty for the first page
 */
public record IssueQuery(
    List<UUID> projectIds,
    DataMode mode,
    Optional<IssueStatus> status,
    Optional<UUID> appId,
    LiveApps apps,
    int limit,
    Optional<IssueRow> after) {

  /** Copies the list and checks the limit. */
  public IssueQuery {
    projectIds = List.copyOf(projectIds);
    if (limit < 1) {
      throw new IllegalArgumentException("a page of " + limit + " issues");
    }
  }

  /** Whether the issue is what is asked for, as it is now. */
  public boolean accepts(Issue issue) {
    Optional<UUID> shown = apps.of(issue);
    return shown.isPresent()
        && mode.includes(issue.scope().dev())
        && status.filter(wanted -> wanted != issue.lifecycle().status()).isEmpty()
        && appId.filter(wanted -> !wanted.equals(shown.get())).isEmpty();
  }
}
