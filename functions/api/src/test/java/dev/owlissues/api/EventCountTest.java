package dev.owlissues.api;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.event.Level;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventCountTest {
  private static final String COUNT = "/v1/events/count";

  @RegisterExtension static final LocalTables TABLES = new LocalTables();
  private Stage stage;

  @BeforeEach
  void open() {
    TABLES.clear();
    stage = new Stage(TABLES);
  }

  @Test // (R-event-8)
  void eventsUsersAndSessionsAreCounted() {
    stage.receive(
        Stage.WEB,
        anEvent().session("a").user("ann").build(),
        anEvent().session("a").build(),
        anEvent().session("b").user("bob").level(Level.INFO).build());

    assertThat(stage.get(COUNT).json().toString())
        .isEqualTo("{\"count\":3,\"unique_users\":2,\"unique_sessions\":2,\"partial\":false}");
    assertThat(count("level", "info")).isEqualTo(1);
    assertThat(count("level", "info,error")).isEqualTo(3);
    assertThat(count("user_id", "ann")).isEqualTo(1);
    assertThat(count("app_id", Stage.BACKEND.toString())).isZero();
    assertThat(count("project_id", Stage.PROJECT.toString())).isEqualTo(3);
    assertThat(count("since", "1h")).isEqualTo(3);
    stage.advance(Duration.ofHours(2));
    assertThat(count("since", "1h")).isZero();
  }

  @Test
  void devEventsCountWhereTheyAreAskedForAndInSessions() {
    stage.receive(Stage.WEB, anEvent().session("a").dev().build(), anEvent().session("a").build());

    assertThat(count()).isEqualTo(1);
    assertThat(count("data_mode", "all")).isEqualTo(2);
    assertThat(count("data_mode", "development")).isEqualTo(1);
    assertThat(count("session_id", "a")).isEqualTo(2);
  }

  @Test
  void anotherTeamCountsNothingOfThisTeam() {
    stage.receive(Stage.WEB, anEvent().build());

    Answer answer = stage.get(Stage.BY_OTHER, COUNT, "app_id", Stage.WEB.toString());

    assertThat(answer.json().path("count").asInt()).isZero();
  }

  @Test
  void aWrongFilterIsNamed() {
    assertThat(stage.get(COUNT, "level", "fatal").error()).contains("level");
    assertThat(stage.get(COUNT, "since", "soon").status()).isEqualTo(400);
  }

  private int count(String... query) {
    return stage.get(COUNT, query).json().path("count").asInt();
  }
}
