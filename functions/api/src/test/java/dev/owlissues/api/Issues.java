package dev.owlissues.api;

import static dev.owlissues.shared.issue.occurrence.OccurrenceBuilder.anOccurrence;

import dev.owlissues.shared.dynamo.issue.DynamoPackStore;
import dev.owlissues.shared.issue.InlineMembers;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueBuilder;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import dev.owlissues.shared.issue.occurrence.PackName;
import dev.owlissues.shared.scan.count.PackStore.PackKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Issues and occurrences of the stage's teams, as a scan leaves them. */
public final class Issues {
  private Issues() {}

  /** An issue of the web app. */
  public static IssueBuilder anIssue() {
    return IssueBuilder.anIssue().in(Stage.TEAM, Stage.PROJECT, Stage.WEB).at(Stage.START);
  }

  /** An issue of the other team. */
  static IssueBuilder aForeignIssue() {
    return anIssue().in(Stage.OTHER_TEAM, Stage.OTHER_PROJECT, Stage.OTHER_APP);
  }

  /** What a young issue of an app carries: the first occurrences of so many sessions. */
  static InlineMembers inlineMembers(UUID appId, int sessions) {
    var page = new PackName(Stage.START, appId + "#0", 1);
    var occurrences =
        IntStream.range(0, sessions).mapToObj(i -> occurrence(1, 0, i, Stage.START)).toList();
    return new InlineMembers(List.of(new InlineMembers.Page(page, occurrences)), Set.of());
  }

  /** The ids of the wanted ones in a list's order: the last updated first, and then by id. */
  static List<String> newestFirst(List<Issue> issues, Predicate<Issue> wanted) {
    Comparator<Issue> oldestFirst =
        Comparator.<Issue, Instant>comparing(issue -> issue.bookkeeping().updatedAt())
            .thenComparing(issue -> issue.id().toString());
    return issues.stream()
        .filter(wanted)
        .sorted(oldestFirst.reversed())
        .map(issue -> issue.id().toString())
        .toList();
  }

  /** Stores a pack of a page of the scan, its occurrences a second apart, the earliest first. */
  public static void pack(DynamoPackStore packs, UUID issueId, int page, int part, int count) {
    Instant frozen = Stage.START.plus(Duration.ofHours(page));
    var key = new PackKey(issueId, new PackName(frozen, Stage.WEB + "#0", page), part);
    packs.put(
        key, IntStream.range(0, count).mapToObj(i -> occurrence(page, part, i, frozen)).toList());
  }

  private static Occurrence occurrence(int page, int part, int number, Instant frozen) {
    // Two of each three share their time, so that the order of ties is put to the test.
    Instant time = frozen.minusSeconds(3_000 - part * 400L - number / 3);
    return anOccurrence()
        .id(new UUID(page * 1_000L + part, number))
        .event(new UUID(1, number))
        .session("session-%d-%d-%d".formatted(page, part, number))
        .at(time, frozen)
        .build();
  }
}
