package dev.owlissues.api.issue;

import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Json;
import dev.owlissues.api.project.Catalog;
import dev.owlissues.api.project.Found;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.LiveApps;
import dev.owlissues.shared.issue.StoredIssue;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds the issue that a path names: in its project only, and the project in the caller's teams.
 */
public final class IssueLookup {
  private static final String ABSENT = "no such issue";

  private final Catalog catalog;
  private final IssueStore issues;

  public IssueLookup(Catalog catalog, IssueStore issues) {
    this.catalog = catalog;
    this.issues = issues;
  }

  /** An issue by name, whether it is there or not, and the apps under which it may be shown. */
  public record Named(IssueKey key, LiveApps apps) {
    /** Another issue of the project. */
    Named other(UUID issueId) {
      return new Named(new IssueKey(key.projectId(), issueId), apps);
    }
  }

  /** An issue that is there, and the apps under one of which it is shown. */
  public record Shown(Issue issue, LiveApps apps) {}

  /** The path's issue. */
  public Found<Issue> issue(Call call) {
    return shown(call).flatMap(shown -> new Found.Here<>(shown.issue()));
  }

  /** The path's issue with the apps. */
  public Found<Shown> shown(Call call) {
    return named(call).flatMap(this::shown);
  }

  /** The path's issue by name: its project is looked up, the issue is not yet. */
  public Found<Named> named(Call call) {
    return catalog
        .project(call)
        .flatMap(project ->
            Found.of(
                call.id("issueId")
                    .map((UUID id) ->
                        new Named(
                            new IssueKey(project.id(), id),
                            catalog.liveApps(call.caller(), Optional.of(project.teamId())))),
                ABSENT));
  }

  /**
   * That issue; one whose apps are all removed is not found (R-removal-5), nor one that is deleted
   * (R-purge-2).
   */
  public Found<Shown> shown(Named named) {
    return switch (stored(named)) {
      case StoredIssue.Live(Issue issue) when named.apps().show(issue) ->
          new Found.Here<>(new Shown(issue, named.apps()));
      case StoredIssue.Merged(UUID into) -> new Found.Refused<>(merged(named.other(into)));
      case StoredIssue.Live _, StoredIssue.Absent _, StoredIssue.Claimed _, StoredIssue.Deleted _ ->
          new Found.Refused<>(Errors.notFound(ABSENT));
    };
  }

  /** Whether an issue is there and yet not to be found. */
  public boolean isHidden(Named named) {
    return stored(named) instanceof StoredIssue.Live(Issue issue) && !named.apps().show(issue);
  }

  /** The answer that there is no such issue, and where it went if it was merged. */
  public HttpResponse absent(Named named) {
    return shown(named).then(_ -> Errors.notFound(ABSENT));
  }

  private StoredIssue stored(Named named) {
    return issues.storedIssue(named.key().projectId(), named.key().issueId());
  }

  private HttpResponse merged(Named into) {
    Named end = into;
    StoredIssue there = stored(end);
    while (there instanceof StoredIssue.Merged(UUID next)) {
      end = end.other(next);
      there = stored(end);
    }
    if (there instanceof StoredIssue.Deleted
        || (there instanceof StoredIssue.Live(Issue issue) && !end.apps().show(issue))) {
      return Errors.notFound(ABSENT);
    }
    UUID survivor = end.key().issueId();
    return Json.answer(
        404,
        json -> {
          json.writeStringField("error", "the issue was merged into " + survivor);
          Json.id(json, "merged_into", survivor);
        });
  }
}
