package dev.owlissues.api;

import static dev.owlissues.api.Issues.anIssue;
import static dev.owlissues.api.Issues.newestFirst;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IssuePagesTest {
  private static final String LIST = "/v1/projects/%s/issues".formatted(Stage.PROJECT);
  private static final String DETAIL = LIST + "/" + Stage.ISSUE;

  @RegisterExtension final LocalTables tables = new LocalTables();
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(tables);
  }

  @Test // (R-list-1, R-list-3)
  void pagesOfAnySizeTogetherAreTheWholeListInItsOrder() {
    long seed = 20_261_124;
    List<Issue> issues = store(new Random(seed), 23);

    for (int limit = 1; limit <= issues.size() + 1; limit++) {
      assertThat(walk(limit))
          .as("seed %d, limit %d", seed, limit)
          .containsExactlyElementsOf(newestFirst(issues, issue -> true));
    }
  }

  @Test // (R-list-2, R-dev-4)
  void everyFilterGivesExactlyWhatFitsIt() {
    List<Issue> issues = store(new Random(7), 40);

    for (IssueStatus status : IssueStatus.values()) {
      assertThat(walk(3, "status", status.wire()))
          .containsExactlyElementsOf(newestFirst(issues, i -> i.lifecycle().status() == status));
    }
    assertThat(walk(3, "is_dev", "true", "data_mode", "production"))
        .containsExactlyElementsOf(newestFirst(issues, i -> i.scope().dev()));
    assertThat(walk(3, "is_dev", "yes"))
        .containsExactlyElementsOf(newestFirst(issues, i -> !i.scope().dev()));
    assertThat(walk(3, "data_mode", "development"))
        .containsExactlyElementsOf(newestFirst(issues, i -> i.scope().dev()));
    assertThat(walk(3, "app_id", Stage.BACKEND.toString(), "status", "new"))
        .containsExactlyElementsOf(
            newestFirst(
                issues,
                i ->
                    i.scope().appId().equals(Stage.BACKEND)
                        && i.lifecycle().status() == IssueStatus.NEW));
  }

  @Test
  void aRareAppIsFoundBehindManyIssuesOfAnother() {
    Issue rare =
        anIssue().app(Stage.BACKEND).updatedAt(Stage.START.minusSeconds(9)).id(id(0)).build();
    stage.issues.create(rare);
    for (int i = 1; i <= 510; i++) {
      stage.issues.create(anIssue().id(id(i)).build());
    }

    Answer first = stage.get(LIST, "app_id", Stage.BACKEND.toString());

    assertThat(first.json().get("issues")).isEmpty();
    assertThat(first.json().get("has_more").asBoolean()).isTrue();
    assertThat(walk(50, "app_id", Stage.BACKEND.toString())).containsExactly(rare.id().toString());
  }

  @Test // (R-http-11)
  void anAnswerEndsBeforeFourMegabytesAndGoesOnFromThere() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 45; i++) {
      stage.issues.create(anIssue().title("x".repeat(100_000)).id(id(i)).build());
      all.addFirst(id(i).toString());
    }

    Answer first = stage.get(LIST, "limit", "200");

    assertThat(first.json().get("has_more").asBoolean()).isTrue();
    assertThat(first.json().toString().length()).isBetween(3_800_000, 4_000_000);
    assertThat(walk(200)).containsExactlyElementsOf(all);
  }

  @Test // (R-issue-13)
  void aTitleIsNeverBlankAndHasNoColours() {
    stage.issues.create(anIssue().title(" \n\u200b").id(id(1)).build());
    stage.issues.create(anIssue().title("\u001b[31mred\u001b[0m").id(id(2)).build());

    assertThat(stage.get(LIST).json().get("issues").findValuesAsText("title"))
        .containsExactlyInAnyOrder("(message without text)", "red");
    assertThat(stage.get(LIST + "/" + id(1)).json().get("title").asText())
        .isEqualTo("(message without text)");
  }

  @Test // (R-occurrence-5)
  void pagesOfOccurrencesTogetherAreAllOfThemNewestScanPageFirst() {
    stage.issues.create(anIssue().id(Stage.ISSUE).build());
    Issues.pack(stage.packs, Stage.ISSUE, 1, 0, 7);
    Issues.pack(stage.packs, Stage.ISSUE, 2, 0, 5);
    Issues.pack(stage.packs, Stage.ISSUE, 2, 1, 4);
    for (int page = 3; page < 20; page++) {
      Issues.pack(stage.packs, Stage.ISSUE, page, 0, 1);
    }
    List<String> all = occurrences(200);

    assertThat(all).hasSize(33).doesNotHaveDuplicates();
    assertThat(all.getFirst()).isEqualTo("session-19-0-0");
    assertThat(all.subList(17, 33))
        .containsExactly(
            "session-2-1-3",
            "session-2-1-2",
            "session-2-1-1",
            "session-2-1-0",
            "session-2-0-4",
            "session-2-0-3",
            "session-2-0-2",
            "session-2-0-1",
            "session-2-0-0",
            "session-1-0-6",
            "session-1-0-5",
            "session-1-0-4",
            "session-1-0-3",
            "session-1-0-2",
            "session-1-0-1",
            "session-1-0-0");
    for (int limit = 1; limit <= 34; limit++) {
      assertThat(occurrences(limit)).as("limit %d", limit).isEqualTo(all);
    }
  }

  @Test
  void aScanBetweenTwoPagesOfOccurrencesRepeatsAndHidesNone() {
    stage.issues.create(anIssue().id(Stage.ISSUE).build());
    Issues.pack(stage.packs, Stage.ISSUE, 1, 0, 6);
    Answer first = stage.get(DETAIL, "occurrence_limit", "4");
    Issues.pack(stage.packs, Stage.ISSUE, 2, 0, 3);

    Answer second =
        stage.get(DETAIL, "occurrence_cursor", first.json().get("occurrence_cursor").asText());

    assertThat(sessions(second)).containsExactly("session-1-0-1", "session-1-0-0");
  }

  private List<Issue> store(Random random, int count) {
    List<Issue> issues = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      IssueStatus[] statuses = IssueStatus.values();
      // Few distinct times, so that ids decide often.
      Instant time = Stage.START.plusSeconds(random.nextInt(5));
      Issue issue =
          anIssue()
              .app(random.nextBoolean() ? Stage.WEB : Stage.BACKEND)
              .dev(random.nextInt(3) == 0)
              .status(statuses[random.nextInt(statuses.length)])
              .updatedAt(time)
              .id(new UUID(random.nextLong(), random.nextLong()))
              .build();
      stage.issues.create(issue);
      issues.add(issue);
    }
    return issues;
  }

  private List<String> walk(int limit, String... query) {
    return Walk.of(stage, LIST, "issues").ids(limit, query);
  }

  private List<String> occurrences(int limit) {
    List<String> found = new ArrayList<>();
    String cursor = "";
    while (true) {
      Answer page =
          stage.get(
              DETAIL, "occurrence_limit", Integer.toString(limit), "occurrence_cursor", cursor);
      found.addAll(sessions(page));
      if (!page.json().get("occurrence_has_more").asBoolean()) {
        assertThat(page.json().get("occurrence_cursor").isNull()).isTrue();
        return found;
      }
      cursor = page.json().get("occurrence_cursor").asText();
    }
  }

  private static List<String> sessions(Answer answer) {
    return answer.json().get("occurrences").findValuesAsText("session_id");
  }

  private static UUID id(int number) {
    return new UUID(0x7000L, 1L << 63 | number);
  }
}
