package dev.owlissues.shared.issue.list;

import dev.owlissues.shared.event.reading.DataMode;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.LiveApps;
import dev.owlissues.shared.issue.entry.IssueEntry;
import dev.owlissues.shared.issue.entry.IssueEntry.Claim;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which issues a list has.
 *
 * @param statuses of which of them; none means of any
 * @param appId only issues that are shown under that app
 * @param apps the apps that are there: an issue of others alone is not listed
 */
public record IssueFilter(
    DataMode mode, Set<IssueStatus> statuses, Optional<UUID> appId, LiveApps apps, Search search) {

  /** What only those lists can be asked that look at entries. */
  public record Search(
      Optional<SearchText> text,
      Optional<String> version,
      Optional<String> environment,
      Optional<Claim> claimedBy) {
    /** Nothing in particular. */
    public static final Search NONE =
        new Search(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private boolean accepts(IssueEntry entry) {
      IssueEntry.Heads heads = entry.heads();
      return text.map(sought -> !(sought instanceof SearchText.Part part) || part.isIn(heads))
              .orElse(true)
          && version.map(heads.versions()::contains).orElse(true)
          && environment.map(heads.environments()::contains).orElse(true)
          && claimedBy
              .map(claim -> entry.state().claimedBy().equals(Optional.of(claim)))
              .orElse(true);
    }
  }

  /** Copies the set. */
  public IssueFilter {
    statuses = Set.copyOf(statuses);
  }

  /** Whether there can be any at all: of an app that is not there, there is none. */
  boolean mayFind() {
    return appId.map(apps.names()::containsKey).orElse(true);
  }

  /** Whether the issue is what is asked for, as it is now. */
  public boolean accepts(Issue issue) {
    return accepts(issue.scope().dev(), issue.lifecycle().status(), issue.apps());
  }

  /** Whether an issue is what is asked for, by what is known of it. */
  public boolean accepts(IssueEntry entry) {
    return accepts(entry.origin().dev(), entry.state().status(), entry.origin().appIds())
        && search.accepts(entry);
  }

  private boolean accepts(boolean dev, IssueStatus status, List<UUID> of) {
    Optional<UUID> shown = apps.firstOf(of);
    return shown.isPresent()
        && mode.includes(dev)
        && (statuses.isEmpty() || statuses.contains(status))
        && appId.map(shown.get()::equals).orElse(true);
  }
}
