package dev.owlissues.api;

import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.Standing;
import java.util.UUID;

/**
 * Finds the issue that a path names: in its project only, and the project in the caller's teams.
 */
final class IssueLookup {
  private static final String ABSENT = "no such issue";

  private final Catalog catalog;
  private final IssueStore issues;

  IssueLookup(Catalog catalog, IssueStore issues) {
    this.catalog = catalog;
    this.issues = issues;
  }

  /** The path's issue. */
  Found<Issue> issue(Call call) {
    return key(call).flatMap(this::issue);
  }

  /** The path's issue by name: its project is looked up, the issue is not yet. */
  Found<IssueKey> key(Call call) {
    return catalog
        .project(call)
        .flatMap(project ->
            Found.of(call.id("issueId").map((UUID id) -> new IssueKey(project.id(), id)), ABSENT));
  }

  /** That issue. */
  Found<Issue> issue(IssueKey key) {
    return switch (issues.standing(key.projectId(), key.issueId())) {
      case Standing.Live(Issue issue) -> new Found.Here<>(issue);
      case Standing.Merged(UUID into) -> new Found.Refused<>(merged(key.projectId(), into));
      case Standing.Absent(), Standing.Claimed() -> new Found.Refused<>(Errors.notFound(ABSENT));
    };
  }

  /** The answer that there is no such issue, and where it went if it was merged. */
  HttpResponse absent(IssueKey key) {
    return issue(key).then(issue -> Errors.notFound(ABSENT));
  }

  private HttpResponse merged(UUID projectId, UUID into) {
    UUID end = into;
    while (issues.standing(projectId, end) instanceof Standing.Merged(UUID next)) {
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
