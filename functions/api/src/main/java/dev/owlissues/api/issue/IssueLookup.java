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
import dev.owlissues.shared.issue.StoredIssue;
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

  /** The path's issue. */
  public Found<Issue> issue(Call call) {
    return key(call).flatMap(this::issue);
  }

  /** The path's issue by name: its project is looked up, the issue is not yet. */
  public Found<IssueKey> key(Call call) {
    return catalog
        .project(call)
        .flatMap(project ->
            Found.of(call.id("issueId").map((UUID id) -> new IssueKey(project.id(), id)), ABSENT));
  }

  /** That issue. */
  public Found<Issue> issue(IssueKey key) {
    return switch (issues.storedIssue(key.projectId(), key.issueId())) {
      case StoredIssue.Live(Issue issue) -> new Found.Here<>(issue);
      case StoredIssue.Merged(UUID into) -> new Found.Refused<>(merged(key.projectId(), into));
      case StoredIssue.Absent(), StoredIssue.Claimed() ->
          new Found.Refused<>(Errors.notFound(ABSENT));
    };
  }

  /** The answer that there is no such issue, and where it went if it was merged. */
  public HttpResponse absent(IssueKey key) {
    return issue(key).then(issue -> Errors.notFound(ABSENT));
  }

  private HttpResponse merged(UUID projectId, UUID into) {
    UUID end = into;
    while (issues.storedIssue(projectId, end) instanceof StoredIssue.Merged(UUID next)) {
      end = next;
    }
    UUID survivor = end;
    return Json.answer(
        404,
        json -> {
          json.writeStringField("error", "the issue was merged into " + survivor);
          Json.id(json, "merged_into", survivor);
        });
  }
}
