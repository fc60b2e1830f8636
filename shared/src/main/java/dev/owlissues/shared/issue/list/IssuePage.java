package dev.owlissues.shared.issue.list;

import dev.owlissues.shared.issue.Issue;
import java.util.List;
import java.util.Optional;

/**
 * A page of issues. It may be short and still not be the last: reading is bounded.
 *
 * @param next where the next page begins, if there may be one
 */
public record IssuePage(List<Issue> issues, Optional<IssueRow> next) {

  /** Copies the list. */
  public IssuePage {
    issues = List.copyOf(issues);
  }
}
