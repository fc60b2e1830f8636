package dev.owlissues.api;

import static dev.owlissues.api.Issues.aForeignIssue;
import static dev.owlissues.api.Issues.anIssue;
import static dev.owlissues.api.Issues.newestFirst;
import static dev.owlissues.shared.account.team.AppBuilder.anApp;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.local.aws.dynamo.MeteredDynamo;
import dev.owlissues.local.aws.dynamo.Usage;
import dev.owlissues.shared.account.user.Membership;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The issues of every project that a caller sees. */
class TeamIssuesTest {
  private static final String LIST = "/v1/issues";
  private static final UUID OTHER_APP = Stage.id(60);

  @RegisterExtension final LocalTables tables = new LocalTables();
  private MeteredDynamo meter;
  private Stage stage;

  @BeforeEach
  void open() {
    meter = MeteredDynamo.over(tables.client());
    stage = new Stage(tables, meter.client());
    stage.teams.create(anApp().id(OTHER_APP).in(Stage.TEAM, Stage.EMPTY_PROJECT).build());
  }

  @Test // (R-list-4)
  void pagesOfAnySizeTogetherAreTheProductionIssuesOfAllProjectsInOneOrder() {
    List<Issue> issues = store(24);

    for (int limit = 1; limit <= 25; limit++) {
      assertThat(walk(limit))
          .as("limit %d", limit)
          .containsExactlyElementsOf(newestFirst(issues, issue -> !issue.scope().dev()));
    }
  }

  @Test
  void everyFilterGivesExactlyWhatFitsIt() {
    List<Issue> issues = store(40);
    String project = Stage.EMPTY_PROJECT.toString();

    assertThat(walk(3, "data_mode", "all"))
        .containsExactlyElementsOf(newestFirst(issues, i -> true));
    assertThat(walk(3, "is_dev", "true"))
        .containsExactlyElementsOf(newestFirst(issues, i -> i.scope().dev()));
    assertThat(walk(3, "status", "resolved", "data_mode", "all"))
        .containsExactlyElementsOf(
            newestFirst(issues, i -> i.lifecycle().status() == IssueStatus.RESOLVED));
    assertThat(walk(3, "project_id", project, "data_mode", "all"))
        .containsExactlyElementsOf(
            newestFirst(issues, i -> i.scope().projectId().equals(Stage.EMPTY_PROJECT)));
    assertThat(walk(3, "team_id", Stage.TEAM.toString(), "data_mode", "all")).hasSize(40);
    assertThat(walk(3, "app_id", Stage.WEB.toString(), "data_mode", "all"))
        .containsExactlyElementsOf(newestFirst(issues, i -> i.scope().appId().equals(Stage.WEB)));
  }

  @Test // (R-list-4)
  void eachIssueNamesItsProject() {
    stage.issues.create(anIssue().id(Stage.ISSUE).build());

    JsonNode issue = stage.get(LIST).json().get("issues").get(0);

    assertThat(issue.get("project_name").asText()).isEqualTo("Project shop");
    assertThat(issue.get("project_id").asText()).isEqualTo(Stage.PROJECT.toString());
    assertThat(issue.has("app_name")).isTrue();
  }

  @Test
  void othersTeamsIssuesAreNowhere() {
    stage.issues.create(aForeignIssue().id(Stage.id(44)).build());

    assertThat(walk(50, "data_mode", "all")).isEmpty();
    assertThat(walk(50, "team_id", Stage.OTHER_TEAM.toString())).isEmpty();
    assertThat(walk(50, "project_id", Stage.OTHER_PROJECT.toString())).isEmpty();
    assertThat(walk(50, "app_id", Stage.OTHER_APP.toString())).isEmpty();
  }

  @Test
  void aPersonSeesTheIssuesOfAllTheirTeams() {
    stage.issues.create(anIssue().id(Stage.ISSUE).build());
    stage.issues.create(aForeignIssue().id(Stage.id(44)).build());
    Optional<String> both =
        stage.person(
            1,
            new Membership(Stage.TEAM, Role.MEMBER),
            new Membership(Stage.OTHER_TEAM, Role.MEMBER));

    assertThat(stage.get(both, LIST).json().get("issues")).hasSize(2);
  }

  @Test
  void wrongParametersAreRefused() {
    for (String name : new String[] {"team_id", "project_id", "app_id", "status", "cursor"}) {
      assertThat(stage.get(LIST, name, "nonsense").status()).as(name).isEqualTo(400);
    }
  }

  @Test
  void aPageCostsEachProjectTheReadsOfItsOwnListAndNoMore() {
    store(200);

    Usage usage = meter.during(() -> assertThat(stage.get(LIST).json().get("issues")).hasSize(50));

    // The key and its maker; projects and apps; how far the scan is and the index of each of two
    // projects; then the issues together.
    assertThat(usage.requests("GetItem")).isEqualTo(1);
    assertThat(usage.requests("Query")).isEqualTo(4);
    assertThat(usage.requests("BatchGetItem")).isEqualTo(3);
    assertThat(usage.totalRequests()).isEqualTo(8);
    assertThat(usage.readUnits()).isLessThanOrEqualTo(120);
  }

  private List<Issue> store(int count) {
    var random = new Random(20_261_125);
    List<Issue> issues = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean shop = random.nextBoolean();
      Issue issue =
          anIssue()
              .project(shop ? Stage.PROJECT : Stage.EMPTY_PROJECT)
              .app(shop ? Stage.WEB : OTHER_APP)
              .dev(count < 100 && random.nextInt(3) == 0)
              .status(random.nextBoolean() ? IssueStatus.NEW : IssueStatus.RESOLVED)
              .updatedAt(Stage.START.plusSeconds(random.nextInt(4)))
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
}
