package dev.owlissues.api;

import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.IssueStore;
import java.util.UUID;

/** Finds the issue that a path names: in its project only, and the project in the caller's teams. */
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
            Found.of(
                call.id("issueId").map((UUID id) -> new IssueKey(project.id(), id)), ABSENT));
  }

  /** That issue. */
  Found<Issue> issue(IssueKey key) {
    return Found.of(issues.find(key.projectId(), key.issueId()), ABSENT);
  }
}
