package dev.owlissues.shared.issue.list;

import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.IssueStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Lists issues: rows from the index, the issues themselves from their items. A row whose issue
 * moved meanwhile is judged by the issue, but pages go on by row, so that no issue that stays as it
 * is can be skipped or come twice.
 */
public final class IssueList {
  /** The most rows that one page looks at, where a filter that no index serves drops most. */
  static final int MAX_ROWS = 400;

  /** How many rows each step after the first looks at. */
  private static final int STEP = 100;

  private final IssueIndex index;
  private final IssueStore issues;

  /** A list over that index and those issues. */
  public IssueList(IssueIndex index, IssueStore issues) {
    this.index = index;
    this.issues = issues;
  }

  /** The page that is asked for. */
  public IssuePage page(IssueQuery query) {
    if (!query.filter().mayFind()) {
      return new IssuePage(List.of(), Optional.empty());
    }
    List<Issue> found = new ArrayList<>();
    Optional<IssueRow> after = query.after();
    int step = query.limit();
    for (int looked = 0; looked < MAX_ROWS; looked += step, step = STEP) {
      List<Listed> rows = rows(query, after, step + 1);
      boolean last = rows.size() <= step;
      List<Listed> taken = last ? rows : rows.subList(0, step);
      Map<IssueKey, Issue> items = issues.find(taken.stream().map(Listed::key).toList());
      for (Listed listed : taken) {
        after = Optional.of(listed.row);
        Optional.ofNullable(items.get(listed.key()))
            .filter(query.filter()::accepts)
            // One whose status changes between two queries is in both.
            .filter(issue -> found.stream().noneMatch(its -> its.key().equals(issue.key())))
            .ifPresent(found::add);
        if (found.size() == query.limit()) {
          boolean end = last && listed.equals(taken.getLast());
          return new IssuePage(found, end ? Optional.empty() : after);
        }
      }
      if (last) {
        return new IssuePage(found, Optional.empty());
      }
    }
    return new IssuePage(found, after);
  }

  /** A row of a project's list. */
  private record Listed(IssueRow row, UUID projectId) {

    IssueKey key() {
      return new IssueKey(projectId, row.id());
    }
  }

  // Each project and mode is a list of its own; all are in the same order.
  private List<Listed> rows(IssueQuery query, Optional<IssueRow> after, int limit) {
    return query.projectIds().stream()
        .flatMap(project -> rows(query, project, after, limit))
        .sorted(Comparator.comparing(Listed::row))
        .limit(limit)
        .toList();
  }

  private Stream<Listed> rows(IssueQuery query, UUID project, Optional<IssueRow> after, int limit) {
    return Stream.of(false, true)
        .filter(query.filter().mode()::includes)
        .flatMap(dev ->
            statuses(query.filter())
                .map(status -> index.newest(project, dev, status, after, limit)))
        .flatMap(List::stream)
        .map(row -> new Listed(row, project));
  }

  // Each status is a list of its own, and so are all together.
  private static Stream<Optional<IssueStatus>> statuses(IssueFilter filter) {
    return filter.statuses().isEmpty()
        ? Stream.of(Optional.empty())
        : filter.statuses().stream().map(Optional::of);
  }
}
