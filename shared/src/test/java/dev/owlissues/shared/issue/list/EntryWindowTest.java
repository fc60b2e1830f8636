package dev.owlissues.shared.issue.list;

import static dev.owlissues.shared.issue.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.issue.entry.EntryCodec;
import dev.owlissues.shared.issue.entry.IssueEntry;
import dev.owlissues.shared.issue.list.EntryWindow.Looked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What sorted lists look at, of an index in memory whose answers end like DynamoDB's. */
class EntryWindowTest {
  private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

  /** As many entries of 419 bytes as a megabyte holds. */
  private static final int A_MEGABYTE = 2_502;

  @RegisterExtension static final LocalTables TABLES = new LocalTables();

  private final Index index = new Index();
  private final EntryWindow window = new EntryWindow(index, TABLES.stores().issues());

  @Test
  void allOfOneListAreFourQueries() {
    ListPart part = index.list(1, 10_000, 0);

    Looked looked = window.look(List.of(part), EntryRange.ALL);

    assertThat(looked.entries()).hasSize(10_000);
    assertThat(looked.partial()).isFalse();
    assertThat(index.rounds()).isEqualTo(4);
  }

  @Test
  void noneOfSeveralListsNeedsMoreQueries() {
    for (int[] sizes :
        new int[][] {
          {9_900, 100},
          {5_000, 5_000},
          {8_000, 2_000},
          {3_334, 3_333, 3_333},
          {9_000, 1, 1, 1},
          mostOfThemSmall(),
          {}
        }) {
      var some = new Index();
      List<ListPart> parts =
          IntStream.range(0, sizes.length).mapToObj(i -> some.list(i, sizes[i], i)).toList();

      Looked looked = new EntryWindow(some, TABLES.stores().issues()).look(parts, EntryRange.ALL);

      assertThat(looked.entries()).hasSize(IntStream.of(sizes).sum());
      assertThat(looked.partial()).isFalse();
      assertThat(some.rounds()).as("%d lists", sizes.length).isLessThanOrEqualTo(5);
    }
  }

  private static int[] mostOfThemSmall() {
    int[] sizes = new int[50];
    Arrays.fill(sizes, 1);
    sizes[7] = 9_951;
    return sizes;
  }

  @Test // (R-list-8)
  void tenThousandAreTheNewestAndTheListSaysThatThereAreMore() {
    ListPart part = index.list(1, 10_001, 0);

    Looked looked = window.look(List.of(part), EntryRange.ALL);

    assertThat(looked.entries()).hasSize(10_000);
    assertThat(looked.partial()).isTrue();
    assertThat(looked.entries().stream().map(EntryWindowTest::row).max(Comparator.naturalOrder()))
        .isEqualTo(looked.end());
  }

  @Test // (R-list-8)
  void whereThereAreExactlyTenThousandThereAreNoMore() {
    List<ListPart> parts = List.of(index.list(1, 6_000, 0), index.list(2, 4_000, 30));

    Looked looked = window.look(parts, EntryRange.ALL);

    assertThat(looked.entries()).hasSize(10_000);
    assertThat(looked.partial()).isFalse();
    assertThat(looked.end()).isEmpty();
  }

  @Test // (R-list-8)
  void severalListsEndAtOnePlaceAndNoneIsReadPastTheLimit() {
    List<ListPart> parts = new ArrayList<>();
    parts.add(index.list(0, 20_000, 0));
    for (int i = 1; i <= 49; i++) {
      // Long quiet.
      parts.add(index.list(i, 300, 1_000_000 + i));
    }

    Looked looked = window.look(parts, EntryRange.ALL);

    assertThat(index.read).isLessThanOrEqualTo(EntryWindow.MOST + parts.size());
    assertThat(looked.partial()).isTrue();
    assertThat(looked.entries()).hasSizeGreaterThan(EntryWindow.MOST / 2);
    assertThat(looked.entries())
        .allMatch(entry -> row(entry).compareTo(looked.end().orElseThrow()) <= 0);
    assertThat(looked.entries().stream().map(EntryWindowTest::row).toList())
        .containsExactlyInAnyOrderElementsOf(
            index.all().filter(row -> row.compareTo(looked.end().orElseThrow()) <= 0).toList());
  }

  @Test // (R-list-11)
  void withinARangeOnlyThatIsLookedAt() {
    ListPart part = index.list(1, 100, 0);
    List<IssueRow> rows = index.all().sorted().toList();
    var range =
        new EntryRange(
            Optional.of(rows.get(10).updatedAt()), Optional.of(rows.get(90)), Optional.empty());

    Looked looked = window.look(List.of(part), range);

    assertThat(looked.entries().stream().map(EntryWindowTest::row).sorted().toList())
        .isEqualTo(rows.subList(10, 91));
  }

  @Test
  void withoutAListThereIsNothing() {
    assertThat(window.look(List.of(), EntryRange.ALL).entries()).isEmpty();
  }

  private static IssueRow row(IssueEntry entry) {
    return new IssueRow(entry.updatedAt(), entry.key().issueId());
  }

  /** An index in memory. */
  private static final class Index implements IssueEntries {
    private final Map<ListPart, List<IssueEntry>> lists = new HashMap<>();
    private final Map<ListPart, Integer> queries = new HashMap<>();
    private int read;

    /** A list of so many, a second apart, the newest so many seconds ago. */
    ListPart list(int project, int size, int secondsAgo) {
      var part = new ListPart(new UUID(3, project), false);
      lists.put(
          part,
          IntStream.range(0, size)
              .mapToObj(i ->
                  EntryCodec.entry(
                      anIssue()
                          .project(part.projectId())
                          .id(new UUID(project, i))
                          .updatedAt(START.minusSeconds(secondsAgo + i))
                          .build()))
              .toList());
      return part;
    }

    Stream<IssueRow> all() {
      return lists.values().stream().flatMap(Collection::stream).map(EntryWindowTest::row);
    }

    /** How many queries of one list came after another; lists are asked side by side. */
    int rounds() {
      return queries.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    @Override
    public synchronized EntryPage newest(ListPart part, EntryRange range, int limit) {
      queries.merge(part, 1, Integer::sum);
      List<IssueEntry> within =
          lists.getOrDefault(part, List.of()).stream()
              .filter(entry -> isWithin(entry, range))
              .toList();
      List<IssueEntry> page =
          within.subList(0, Math.min(Math.min(limit, A_MEGABYTE), within.size()));
      read += page.size();
      // DynamoDB tells of more also where a query ended just at the last.
      boolean more = page.size() < within.size() || (!page.isEmpty() && page.size() == limit);
      return new EntryPage(
          page.stream().map(EntryPage.Found::of).toList(),
          more ? Optional.of(row(page.getLast())) : Optional.empty());
    }

    private static boolean isWithin(IssueEntry entry, EntryRange range) {
      IssueRow row = row(entry);
      return range.until().map(until -> !row.updatedAt().isAfter(until)).orElse(true)
          && range.from().map(from -> row.compareTo(from) <= 0).orElse(true)
          && range.after().map(after -> row.compareTo(after) > 0).orElse(true);
    }
  }
}
