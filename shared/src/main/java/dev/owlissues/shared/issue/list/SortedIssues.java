package dev.owlissues.shared.issue.list;

import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.fingerprint.Grouping;
import dev.owlissues.shared.fingerprint.Rule;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.StoredIssue;
import dev.owlissues.shared.issue.entry.EntryCodec;
import dev.owlissues.shared.issue.entry.IssueEntry;
import dev.owlissues.shared.issue.list.EntryWindow.Looked;
import dev.owlissues.shared.issue.route.RouteStore;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Sorts and searches issues by what an index knows of them. The rows of a page are read again and
 * judged by what they are now; their order is the index's.
 */
public final class SortedIssues {
  private final EntryWindow window;
  private final IssueStore issues;
  private final RouteStore routes;

  /** Lists of those issues, by those entries. */
  public SortedIssues(IssueEntries entries, IssueStore issues, RouteStore routes) {
    this.window = new EntryWindow(entries, issues);
    this.issues = issues;
    this.routes = routes;
  }

  /** An entry in its place. */
  record Placed(IssueEntry entry, ListPlace place) {}

  /** A page by the index alone: its issues have not been read yet. */
  public record Chosen(
      IssueFilter filter,
      List<Placed> rows,
      Optional<ListCursor> next,
      ListTime time,
      Optional<IssueRow> end,
      boolean partial) {

    /** Copies the list. */
    public Chosen {
      rows = List.copyOf(rows);
    }

    /** The issues that have no reason of their own to stand where they stand. */
    public List<IssueKey> withoutReason() {
      return rows.stream()
          .map(Placed::entry)
          .filter(entry -> !entry.watched().urgency(time.scannedAt()).isReason())
          .map(IssueEntry::key)
          .toList();
    }
  }

  /** The page that is asked for: its rows, read. */
  public SortedPage page(SortedQuery query, ListTime now) {
    return read(choose(query, now));
  }

  /**
   * The rows of the page that is asked for.
   *
   * @param now as of when a list is that begins
   */
  public Chosen choose(SortedQuery query, ListTime now) {
    Looked looked = look(query);
    ListTime time =
        query
            .after()
            .map(ListCursor::time)
            // Clocks differ: no entry that is on the first page may look as if it came later.
            .orElseGet(() -> new ListTime(looked.newest(now.began()), now.scannedAt()));
    Optional<IssueRow> end = query.after().map(ListCursor::end).orElse(looked.end());
    List<Placed> placed =
        looked.entries().stream()
            .filter(query.filter()::accepts)
            .map(entry -> new Placed(entry, query.sort().place(entry, time)))
            .filter(row -> isAfter(row.place, query.after()))
            .sorted(Comparator.comparing(Placed::place))
            .toList();
    List<Placed> taken = placed.subList(0, Math.min(query.limit(), placed.size()));
    Optional<ListCursor> next =
        taken.size() < placed.size()
            ? Optional.of(new ListCursor(query.sort(), time, end, taken.getLast().place))
            : Optional.empty();
    boolean partial = looked.partial() || end.isPresent();
    return new Chosen(query.filter(), taken, next, time, end, partial);
  }

  /** Those rows, each as its issue is now. */
  public SortedPage read(Chosen chosen) {
    return new SortedPage(
        rows(chosen.filter, chosen.rows), chosen.next, chosen.time, chosen.end, chosen.partial);
  }

  private static boolean isAfter(ListPlace place, Optional<ListCursor> cursor) {
    return cursor.map(its -> place.compareTo(its.after()) > 0).orElse(true);
  }

  private List<SortedPage.Row> rows(IssueFilter filter, List<Placed> taken) {
    Map<IssueKey, Issue> now = issues.find(taken.stream().map(row -> row.entry.key()).toList());
    return taken.stream()
        .flatMap(row ->
            Optional.ofNullable(now.get(row.entry.key()))
                .filter(issue -> filter.accepts(EntryCodec.entry(issue)))
                .map(issue -> new SortedPage.Row(issue, row.place))
                .stream())
        .toList();
  }

  /** What the filter lets pass of all that such a list looks at, in numbers. */
  public IssueSummary summary(SortedQuery query) {
    Looked looked = look(query);
    return IssueSummary.of(
        looked.entries().stream().filter(query.filter()::accepts).toList(),
        query.filter().apps(),
        looked.partial());
  }

  private Looked look(SortedQuery query) {
    if (!query.filter().mayFind()) {
      return Looked.NOTHING;
    }
    EntryRange range = query.after().map(ListCursor::range).orElse(EntryRange.ALL);
    return query
        .filter()
        .search()
        .text()
        .map(text ->
            switch (text) {
              case SearchText.Part _ -> window.look(query.parts(), range);
              case SearchText.Id(UUID id) ->
                  found(query.projectIds().stream().map(project -> new IssueKey(project, id)));
              case SearchText.Whole(Fingerprint whole) -> found(ledTo(query, whole));
            })
        .orElseGet(() -> window.look(query.parts(), range));
  }

  // One that is named is found whatever its age.
  private Looked found(Stream<IssueKey> keys) {
    List<IssueKey> named = keys.distinct().toList();
    Collection<Issue> there = named.isEmpty() ? List.of() : issues.find(named).values();
    return new Looked(there.stream().map(EntryCodec::entry).toList(), Optional.empty(), false);
  }

  private Stream<IssueKey> ledTo(SortedQuery query, Fingerprint fingerprint) {
    List<Grouping> groupings =
        query.filter().apps().names().keySet().stream()
            .flatMap(app ->
                query.parts().stream()
                    .map(ListPart::dev)
                    .distinct()
                    .flatMap(dev ->
                        Stream.of(Rule.values())
                            .map(rule -> new Grouping(app, dev, rule, fingerprint))))
            .toList();
    return routes.find(groupings).values().stream()
        .filter(route -> query.projectIds().contains(route.projectId()))
        .map(route -> survivor(new IssueKey(route.projectId(), route.issueId())));
  }

  // A route may lead to a tombstone for a while, which leads on.
  private IssueKey survivor(IssueKey key) {
    IssueKey at = key;
    while (issues.storedIssue(at.projectId(), at.issueId())
        instanceof StoredIssue.Merged(UUID into)) {
      at = new IssueKey(at.projectId(), into);
    }
    return at;
  }
}
