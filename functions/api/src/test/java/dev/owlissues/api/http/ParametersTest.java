package dev.owlissues.api.http;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.api.Answer;
import dev.owlissues.api.Issues;
import dev.owlissues.api.Stage;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.EventId;
import dev.owlissues.shared.event.Kind;
import dev.owlissues.shared.event.reading.EventCursor;
import dev.owlissues.shared.issue.list.IssueRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ParametersTest {
  private static final String ISSUES = "/v1/projects/%s/issues".formatted(Stage.PROJECT);
  private static final String ISSUE = ISSUES + "/" + Stage.ISSUE;
  @RegisterExtension final LocalTables tables = new LocalTables();
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(tables);
    stage.issues.create(Issues.anIssue().id(Stage.ISSUE).build());
  }

  @Test // (R-http-4, R-http-9)
  void wrongParametersAreNamed() {
    assertRefused("/v1/events", "user_id", "🦉".repeat(257));
    assertThat(stage.get("/v1/events", "user_id", "🦉".repeat(256)).status()).isEqualTo(200);
    assertRefused("/v1/events", "level", "fatal");
    assertRefused("/v1/events", "level", "error,");
    assertRefused("/v1/events", "since", "yesterday");
    assertRefused("/v1/events", "until", "10999-01-01");
    assertRefused("/v1/events", "order", "up");
    assertRefused("/v1/events", "data_mode", "prod");
    assertRefused("/v1/events", "cursor", "abc");
    assertRefused("/v1/events", "app_id", "1-1-1-1-1");
    assertRefused(ISSUES, "status", "open");
    assertRefused(ISSUES, "sort", "title");
    assertRefused(ISSUES, "cursor", "WyIyMDI2Il0");
    assertRefused(ISSUE, "occurrence_cursor", "WyIyMDI2Il0");
  }

  @Test // (R-http-10)
  void aLimitThatIsGarbageOrOutOfRangeIsMended() {
    for (int i = 0; i < 60; i++) {
      stage.issues.create(Issues.anIssue().id(Stage.id(100 + i)).build());
    }

    assertThat(count("limit", "many")).isEqualTo(50);
    assertThat(count("limit", "0")).isEqualTo(1);
    assertThat(count("limit", "-7")).isEqualTo(1);
    assertThat(count("limit", "3")).isEqualTo(3);
    assertThat(count("limit", "99999999999999999999")).isEqualTo(61);
  }

  @Test // (R-http-10)
  void aPageOfAListHasAtMostTwoHundredRows() {
    for (int i = 0; i < 200; i++) {
      stage.issues.create(Issues.anIssue().id(Stage.id(100 + i)).build());
    }

    assertThat(count("limit", "201")).isEqualTo(200);
  }

  @Test // (R-event-6)
  void aPageOfEventsHasAtMostAThousand() {
    Event[] events =
        IntStream.range(0, 1_001)
            .mapToObj(i -> anEvent().id("c" + i).build())
            .toArray(Event[]::new);
    stage.receive(Stage.WEB, events);

    JsonNode page = stage.get("/v1/events", "session_id", "s1", "limit", "1001").json();

    assertThat(page.path("events")).hasSize(1_000);
    assertThat(page.path("has_more").asBoolean()).isTrue();
  }

  @Test // (R-http-12)
  void timesAreReadTheIsoWayOrCountedBack() {
    Instant now = Instant.parse("2026-11-24T10:00:00Z");

    assertThat(Times.read("90m", now)).contains(Instant.parse("2026-11-24T08:30:00Z"));
    assertThat(Times.read("2w", now)).contains(Instant.parse("2026-11-10T10:00:00Z"));
    assertThat(Times.read("999999999w", now)).contains(Instant.parse("0000-01-01T00:00:00Z"));
    assertThat(Times.read("2026-11-24", now)).contains(Instant.parse("2026-11-24T00:00:00Z"));
    assertThat(Times.read("2026-11-24T09:30", now)).contains(Instant.parse("2026-11-24T09:30:00Z"));
    assertThat(Times.read("2026-11-24T09:30:00.5+02:00", now))
        .contains(Instant.parse("2026-11-24T07:30:00.5Z"));
    for (String same :
        List.of("09:30+0200", "09:30+02", "07:30+0000", "07:30+00:00", "07:30+00", "07:30z")) {
      assertThat(Times.read("2026-11-24T" + same, now))
          .as(same)
          .contains(Instant.parse("2026-11-24T07:30:00Z"));
    }
    for (String wrong :
        List.of(
            "5", "m", "5y", "-5m", "2026-13-01", "2026-11-24 09:30", "2026-11-24T09:30ZZ", "now")) {
      assertThat(Times.read(wrong, now)).as(wrong).isEmpty();
    }
  }

  @Test
  void cursorsComeBackAsTheyWereGiven() {
    var row = new IssueRow(Stage.START, Stage.ISSUE);
    var id = new EventId(Stage.START, Kind.REST, 3, 77, 5);
    var place = new EventCursor(Stage.START, id, "");
    var window = EventCursor.startOf("2026-11-24T10:00:00.000Z#000000000001f~", false);

    assertThat(Cursors.issue(Cursors.write(row))).contains(row);
    assertThat(Cursors.event(Cursors.write(place))).contains(place);
    assertThat(Cursors.event(Cursors.write(window))).contains(window);
    assertThat(Cursors.write(row)).matches("[A-Za-z0-9_-]+");
    assertThat(Cursors.event(Cursors.write(row))).isEqualTo(Optional.empty());
  }

  private void assertRefused(String path, String parameter, String value) {
    Answer answer = stage.get(path, parameter, value);

    assertThat(answer.status()).as("%s=%s", parameter, value).isEqualTo(400);
    assertThat(answer.error()).startsWith(parameter + " ");
  }

  private int count(String... query) {
    return stage.get(ISSUES, query).json().get("issues").size();
  }
}
