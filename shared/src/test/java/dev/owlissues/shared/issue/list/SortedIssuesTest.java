package dev.owlissues.shared.issue.list;

import static dev.owlissues.shared.issue.IssueBuilder.anIssue;
import static dev.owlissues.shared.issue.IssueBuilder.like;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.dynamo.DynamoStores;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.event.reading.DataMode;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueBuilder;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.LiveApps;
import dev.owlissues.shared.issue.SeenRange;
import dev.owlissues.shared.issue.Sighting;
import dev.owlissues.shared.issue.entry.EntryCodec;
import dev.owlissues.shared.issue.fact.Breakdown;
import dev.owlissues.shared.issue.fact.Facts;
import dev.owlissues.shared.issue.fact.History;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SortedIssuesTest {
  private static final long SEED = 20_261_130;
  private static final Instant NOW = Instant.parse("2026-11-24T15:20:00Z");
  private static final ListTime TIME = new ListTime(NOW, Instant.parse("2026-11-24T15:05:00Z"));
  private static final List<IssueStatus> STATUSES = List.of(IssueStatus.values());
  private static final UUID PROJECT = anIssue().build().scope().projectId();
  private static final UUID OTHER_PROJECT = new UUID(1, 22);
  private static final UUID APP = anIssue().build().scope().appId();
  private static final UUID OTHER_APP = new UUID(1, 33);

  @RegisterExtension final LocalTables tables = new LocalTables();
  private final Random random = new Random(SEED);
  private DynamoStores stores;
  private SortedIssues sorted;

  @BeforeEach
  void open() {
    stores = tables.stores();
    sorted = new SortedIssues(stores.issueEntries(), stores.issues(), stores.routes());
  }

  @ParameterizedTest // (R-list-7, R-http-8)
  @EnumSource
  void pagesOfAnySizeTogetherAreTheWholeListInItsOrder(IssueSort sort) {
    List<Issue> issues = store(60);
    List<UUID> expected = inOrder(issues, sort);

    for (int limit : new int[] {1, 7, 59, 60, 61}) {
      assertThat(walk(sort, limit, () -> {})).as("limit %d", limit).isEqualTo(expected);
    }
  }

  @ParameterizedTest // (R-list-11)
  @EnumSource
  void whateverChangesMeanwhileWhatDidNotComesExactlyOnceInItsOrder(IssueSort sort) {
    List<Issue> issues = store(60);
    List<Issue> unchanged = new ArrayList<>(issues);

    List<UUID> walked =
        walk(
            sort,
            7,
            () -> {
              Issue changed = unchanged.remove(random.nextInt(unchanged.size()));
              Instant later = NOW.plusSeconds(1 + random.nextInt(3_600));
              stores
                  .issues()
                  .replace(
                      like(changed)
                          .issueCounts(new IssueCounts(random.nextInt(90), random.nextInt(90)))
                          .status(anyStatus())
                          .seen(SeenRange.once(new Sighting(later, "", "")))
                          .bookkeeping(changed.bookkeeping().updated(later))
                          .build());
              stores.issues().create(random(issues.size() + unchanged.size(), later).build());
            });

    assertThat(walked).doesNotHaveDuplicates();
    assertThat(walked.stream().filter(ids(unchanged)::contains).toList())
        .isEqualTo(inOrder(unchanged, sort));
  }

  @Test // (R-list-11)
  void anHourLaterThePagesThatFollowAreStillOfTheTimeAtWhichTheListBegan() {
    List<Issue> issues = store(40);
    SortedPage first = sorted.page(query(IssueSort.ATTENTION, 10, Optional.empty()), TIME);
    var later =
        new ListTime(NOW.plus(Duration.ofDays(8)), TIME.scannedAt().plus(Duration.ofDays(8)));

    List<UUID> all = new ArrayList<>(ids(first));
    Optional<ListCursor> next = first.next();
    while (next.isPresent()) {
      SortedPage page = sorted.page(query(IssueSort.ATTENTION, 10, next), later);
      all.addAll(ids(page));
      next = page.next();
    }

    assertThat(all).isEqualTo(inOrder(issues, IssueSort.ATTENTION));
  }

  @Test
  void aClockThatRunsBehindTheScansHidesNothing() {
    Issue ahead = anIssue().updatedAt(NOW.plusSeconds(5)).id(new UUID(9, 1)).build();
    Issue other = anIssue().updatedAt(NOW.plusSeconds(4)).id(new UUID(9, 2)).build();
    stores.issues().create(ahead);
    stores.issues().create(other);

    assertThat(walk(IssueSort.USERS, 1, () -> {})).hasSize(2);
  }

  @Test // (R-list-11)
  void aRowShowsTheIssueAsItIsAndGoesWhereTheFilterDoesNotLetItPass() {
    Issue issue = anIssue().id(new UUID(9, 1)).updatedAt(NOW).build();
    stores.issues().create(issue);
    IssueEntries before =
        (part, range, limit) ->
            new EntryPage(
                part.equals(new ListPart(PROJECT, false))
                    ? List.of(EntryPage.Found.of(EntryCodec.entry(issue)))
                    : List.of(),
                Optional.empty());
    stores
        .issues()
        .replace(
            like(issue)
                .status(IssueStatus.RESOLVED)
                .bookkeeping(issue.bookkeeping().updated(NOW))
                .build());
    var late = new SortedIssues(before, stores.issues(), stores.routes());

    assertThat(late.page(query(IssueSort.ATTENTION, 10, Optional.empty()), TIME).rows())
        .extracting(row -> row.issue().lifecycle().status())
        .containsExactly(IssueStatus.RESOLVED);
    IssueFilter open = filter(Set.of(IssueStatus.NEW), IssueFilter.Search.NONE);
    var query = new SortedQuery(List.of(PROJECT), open, IssueSort.ATTENTION, 10, Optional.empty());
    assertThat(late.page(query, TIME).rows()).isEmpty();
  }

  @Test // (R-list-8)
  void whatAnEarlierVersionWroteIsFoundSortedAndSearched() {
    List<Issue> issues = store(30);
    issues.subList(0, 12).forEach(this::withoutEntry);

    assertThat(walk(IssueSort.OCCURRENCES, 7, () -> {}))
        .isEqualTo(inOrder(issues, IssueSort.OCCURRENCES));
    assertThat(sorted.summary(query(IssueSort.UPDATED_AT, 1, Optional.empty())).total())
        .isEqualTo(30);
  }

  private void withoutEntry(Issue issue) {
    tables
        .client()
        .updateItem(r ->
            r.tableName(tables.names().of(Tables.ISSUES))
                .key(Attributes.key(issue.scope().projectId() + "#" + issue.id()))
                .updateExpression("REMOVE entry"));
  }

  private List<UUID> walk(IssueSort sort, int limit, Runnable between) {
    List<UUID> found = new ArrayList<>();
    Optional<ListCursor> after = Optional.empty();
    while (true) {
      SortedPage page = sorted.page(query(sort, limit, after), TIME);
      found.addAll(ids(page));
      if (page.next().isEmpty()) {
        return found;
      }
      after = page.next();
      between.run();
    }
  }

  private static List<UUID> ids(SortedPage page) {
    return page.rows().stream().map(row -> row.issue().id()).toList();
  }

  private static Set<UUID> ids(List<Issue> issues) {
    return Set.copyOf(issues.stream().map(Issue::id).toList());
  }

  private static List<UUID> inOrder(List<Issue> issues, IssueSort sort) {
    return issues.stream()
        .sorted(Comparator.comparing(issue -> sort.place(EntryCodec.entry(issue), TIME)))
        .map(Issue::id)
        .toList();
  }

  private static SortedQuery query(IssueSort sort, int limit, Optional<ListCursor> after) {
    return new SortedQuery(
        List.of(PROJECT, OTHER_PROJECT),
        filter(Set.of(), IssueFilter.Search.NONE),
        sort,
        limit,
        after);
  }

  private static IssueFilter filter(Set<IssueStatus> statuses, IssueFilter.Search search) {
    return new IssueFilter(
        DataMode.ALL,
        statuses,
        Optional.empty(),
        new LiveApps(Map.of(APP, "App", OTHER_APP, "Other")),
        search);
  }

  private List<Issue> store(int count) {
    List<Issue> issues = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Issue issue = random(i, NOW.minusSeconds(random.nextInt(20))).build();
      stores.issues().create(issue);
      issues.add(issue);
    }
    return issues;
  }

  // Few distinct values, so that ids decide often.
  private IssueBuilder random(int number, Instant updatedAt) {
    boolean other = random.nextBoolean();
    Instant seen = NOW.minus(Duration.ofDays(random.nextInt(10)));
    return anIssue()
        .in(new UUID(1, 1), other ? OTHER_PROJECT : PROJECT, other ? OTHER_APP : APP)
        .id(new UUID(random.nextLong(), number))
        .dev(random.nextInt(3) == 0)
        .status(anyStatus())
        .issueCounts(new IssueCounts(random.nextInt(4), random.nextInt(3)))
        .seen(
            new SeenRange(
                new Sighting(seen.minusSeconds(random.nextInt(3)), "", ""),
                new Sighting(seen, "", "")))
        .updatedAt(updatedAt)
        .facts(facts());
  }

  private IssueStatus anyStatus() {
    return STATUSES.get(random.nextInt(STATUSES.size()));
  }

  private Facts facts() {
    long hour = History.hour(NOW) - 1;
    return new Facts(
        1,
        History.of(NOW, Map.of(hour, random.nextLong(3) * 20, hour - 5, random.nextLong(3) * 5)),
        Breakdown.NONE,
        Breakdown.NONE,
        Optional.empty(),
        Optional.empty());
  }
}
