package dev.owlissues.api.issue;

import static dev.owlissues.api.Issues.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.api.Stage;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.issue.fact.Breakdown;
import dev.owlissues.shared.issue.fact.Facts;
import dev.owlissues.shared.issue.fact.History;
import dev.owlissues.shared.issue.fact.NewestEvent;
import dev.owlissues.shared.issue.fact.Regression;
import dev.owlissues.shared.issue.fact.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the API shows of an issue's facts. */
class IssueFactsTest {
  private static final String LIST = "/v1/projects/%s/issues".formatted(Stage.PROJECT);
  private static final Instant LAST = Stage.START.minusSeconds(60);

  @RegisterExtension final LocalTables tables = new LocalTables();
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(tables);
  }

  @Test
  void aListShowsEventsOfFourteenDaysAndTheRegression() {
    stage.issues.create(anIssue().id(Stage.ISSUE).facts(facts()).build());
    stage.advance(Duration.ofDays(2));

    JsonNode issue = stage.get(LIST).json().get("issues").get(0);

    assertThat(issue.get("event_count").asInt()).isEqualTo(7);
    assertThat(numbers(issue.get("events_per_day"))).hasSize(14).endsWith(7, 0, 0);
    assertThat(issue.get("regression").get("resolved_at_version").asText()).isEqualTo("1.0");
    assertThat(issue.get("regression").get("app_version").asText()).isEqualTo("1.1");
    assertThat(issue.get("regression").get("at").asText()).isEqualTo("2026-11-24T09:59:00.000Z");
    assertThat(issue.has("versions")).isFalse();
  }

  @Test
  void anIssueShowsAllOfItsFacts() {
    stage.issues.create(anIssue().id(Stage.ISSUE).facts(facts()).build());

    JsonNode issue = stage.get(LIST + "/" + Stage.ISSUE).json();

    assertThat(issue.get("event_count").asInt()).isEqualTo(7);
    assertThat(numbers(issue.get("events_per_hour"))).hasSize(48).endsWith(7, 0);
    assertThat(numbers(issue.get("events_per_day"))).hasSize(90).endsWith(0, 7);
    assertThat(issue.get("versions"))
        .hasToString(
            """
            [{"app_version":"1.1","event_count":4,"session_count":2,\
            "first_seen_at":"2026-11-24T09:58:00.000Z","last_seen_at":"2026-11-24T09:59:00.000Z"},\
            {"app_version":null,"event_count":2,"session_count":1,\
            "first_seen_at":"2026-11-24T09:56:00.000Z","last_seen_at":"2026-11-24T09:57:00.000Z"}]\
            """);
    assertThat(issue.get("versions_rest")).hasToString("{\"event_count\":1,\"session_count\":0}");
    assertThat(issue.get("environments").get(0).get("environment").asText()).isEqualTo("ios");
    assertThat(issue.get("environments_rest").get("event_count").asInt()).isZero();
    assertThat(issue.get("last_event_id").asText()).isEqualTo(new UUID(8, 9).toString());
    assertThat(issue.get("regression").get("app_version").asText()).isEqualTo("1.1");
  }

  @Test // (R-fact-8)
  void anIssueOfWhichNoFactsAreKnownShowsThatItHasNone() {
    stage.issues.create(anIssue().id(Stage.ISSUE).build());

    JsonNode issue = stage.get(LIST + "/" + Stage.ISSUE).json();

    assertThat(issue.get("event_count").asInt()).isZero();
    assertThat(numbers(issue.get("events_per_hour"))).hasSize(48).containsOnly(0);
    assertThat(numbers(issue.get("events_per_day"))).hasSize(90).containsOnly(0);
    assertThat(issue.get("versions")).isEmpty();
    assertThat(issue.get("environments")).isEmpty();
    assertThat(issue.get("last_event_id").isNull()).isTrue();
    assertThat(issue.get("regression").isNull()).isTrue();
  }

  // Stage.START begins an hour, so its events are of the hour before.
  private static Facts facts() {
    return new Facts(
        7,
        History.of(LAST, Map.of(History.hour(LAST), 7L)),
        new Breakdown(List.of(part("", 2, 1, 120), part("1.1", 4, 2, 0)), new Tally(1, 0)),
        Breakdown.of(List.of(part("ios", 7, 3, 0))),
        Optional.of(new NewestEvent(LAST, new UUID(8, 9))),
        Optional.of(new Regression("1.0", "1.1", LAST)));
  }

  private static Breakdown.Part part(String name, long events, long sessions, int secondsAgo) {
    Instant last = LAST.minusSeconds(secondsAgo);
    return new Breakdown.Part(name, new Tally(events, sessions), last.minusSeconds(60), last);
  }

  private static List<Integer> numbers(JsonNode array) {
    return array.valueStream().map(JsonNode::asInt).toList();
  }
}
