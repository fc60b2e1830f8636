package dev.owlissues.api;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.account.team.ProjectSettings;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventPagesTest {
  @RegisterExtension final LocalTables tables = new LocalTables();
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(tables);
  }

  @Test // (R-event-2, R-http-8)
  void pagesOfASessionTogetherAreTheWholeSessionByTimestamp() {
    long seed = 42;
    Random random = new Random(seed);
    for (int request = 0; request < 6; request++) {
      // Times jump back and forth and repeat, and every other request goes to another app.
      Event[] events =
          IntStream.range(0, 5)
              .mapToObj(i ->
                  anEvent()
                      .at(Stage.START.minusSeconds(random.nextInt(6)))
                      .level(random.nextBoolean() ? Level.ERROR : Level.INFO)
                      .build())
              .toArray(Event[]::new);
      stage.receive(request % 2 == 0 ? Stage.WEB : Stage.BACKEND, events);
      stage.advance(Duration.ofMinutes(random.nextInt(120)));
    }

    for (String order : List.of("asc", "desc")) {
      List<String> all = walk(1000, "session_id", "s1", "order", order);
      assertThat(all).as("seed %d", seed).hasSize(30).doesNotHaveDuplicates();
      for (int limit = 1; limit <= 31; limit++) {
        assertThat(walk(limit, "session_id", "s1", "order", order))
            .as("seed %d, limit %d, %s", seed, limit, order)
            .isEqualTo(all);
      }
    }
    List<String> times =
        stage
            .get("/v1/events", "session_id", "s1", "order", "asc")
            .json()
            .get("events")
            .findValuesAsText("timestamp");
    assertThat(times).isSorted();
  }

  @Test // (R-event-2, R-event-3)
  void aUsersEventsComeByTheirOwnTimeBothEndsIncludedHoweverLateTheyArrived() {
    for (int minute = 0; minute < 5; minute++) {
      stage.receive(
          minute % 2 == 0 ? Stage.WEB : Stage.BACKEND,
          anEvent()
              .session("s" + minute)
              .user("ann")
              .message("m" + minute)
              .at(Stage.START.plusSeconds(60L * minute))
              .build(),
          anEvent().session("s" + minute).user("bob").at(Stage.START).build());
      stage.advance(Duration.ofHours(7));
    }
    String since = Stage.START.plusSeconds(60).toString();
    String until = Stage.START.plusSeconds(180).toString();

    assertThat(messages("user_id", "ann", "since", since, "until", until, "order", "asc"))
        .containsExactly("m1", "m2", "m3");
    assertThat(messages("user_id", "ann")).containsExactly("m4", "m3", "m2", "m1", "m0");
    Answer counted =
        stage.get("/v1/events/count", "user_id", "ann", "since", since, "until", until);
    assertThat(counted.json().path("count").asInt()).isEqualTo(3);
    assertThat(walk(1, "user_id", "ann", "order", "asc")).hasSize(5).doesNotHaveDuplicates();
  }

  @Test // (R-event-4)
  void aUsersEventsAreThoseOfProductionUnlessASessionIsNamed() {
    stage.receive(
        Stage.WEB,
        anEvent().user("ann").dev(true).message("dev").build(),
        anEvent().user("ann").message("prod").build());

    assertThat(messages("user_id", "ann")).containsExactly("prod");
    assertThat(messages("user_id", "ann", "session_id", "s1"))
        .containsExactlyInAnyOrder("dev", "prod");
  }

  @Test // (R-event-2)
  void aUserThatIsPackedAmongManyIsFound() {
    Event[] many =
        IntStream.range(0, 60)
            .mapToObj(i -> anEvent().session("s" + i).user("user-" + i).message("m" + i).build())
            .toArray(Event[]::new);
    stage.receive(Stage.WEB, many);
    stage.advance(Duration.ofDays(2));
    stage.receive(Stage.WEB, anEvent().session("s").user("user-7").message("alone").build());

    assertThat(messages("user_id", "user-7")).containsExactlyInAnyOrder("m7", "alone");
  }

  @Test
  void aSessionThatIsPackedAmongManyIsFound() {
    Event[] many =
        IntStream.range(0, 60)
            .mapToObj(i -> anEvent().session("session-" + i).message("m" + i).build())
            .toArray(Event[]::new);
    stage.receive(Stage.WEB, many);
    stage.advance(Duration.ofDays(2));
    stage.receive(Stage.WEB, many);
    stage.receive(Stage.WEB, anEvent().session("session-7").message("alone").build());

    Answer answer = stage.get("/v1/events", "session_id", "session-7");

    assertThat(answer.json().get("events").findValuesAsText("message"))
        .containsExactlyInAnyOrder("m7", "m7", "alone");
  }

  @Test
  void aSessionOfMoreBatchesThanAPageReadsComesWholeInWindows() {
    for (int i = 0; i < 230; i++) {
      stage.receive(Stage.WEB, anEvent().message("m" + i).at(stage.now()).build());
      stage.advance(Duration.ofMinutes(1));
    }

    assertThat(walk(70, "session_id", "s1", "order", "asc")).hasSize(230).doesNotHaveDuplicates();
    assertThat(walk(1000, "session_id", "s1"))
        .hasSize(230)
        .doesNotHaveDuplicates()
        .isEqualTo(walk(1000, "session_id", "s1", "order", "asc").reversed());
  }

  @Test // (R-event-7)
  void anEventThatWasSentTwiceIsShownOnce() {
    stage.receive(Stage.WEB, anEvent().id("c1").build(), anEvent().id("c2").build());
    stage.advance(Duration.ofMinutes(1));
    stage.receive(Stage.WEB, anEvent().id("c2").build(), anEvent().id("c3").build());

    List<String> ids =
        stage
            .get("/v1/events", "session_id", "s1")
            .json()
            .get("events")
            .findValuesAsText("client_event_id");

    assertThat(ids).containsExactlyInAnyOrder("c1", "c2", "c3");
  }

  @Test // (R-event-4)
  void withASessionDevelopmentIsShownAndWithoutOneItIsNot() {
    stage.receive(
        Stage.WEB, anEvent().dev(true).message("dev").build(), anEvent().message("prod").build());

    assertThat(messages("session_id", "s1")).containsExactlyInAnyOrder("dev", "prod");
    assertThat(messages("session_id", "s1", "data_mode", "production")).containsExactly("prod");
    assertThat(messages()).containsExactly("prod");
    assertThat(messages("data_mode", "development")).containsExactly("dev");
    assertThat(messages("data_mode", "all")).containsExactlyInAnyOrder("dev", "prod");
  }

  @Test // (R-event-5)
  void everyFilterNarrowsTheList() {
    stage.receive(
        Stage.WEB,
        anEvent().message("a").level(Level.WARN).user("u1").build(),
        anEvent().message("b").level(Level.INFO).build());
    stage.receive(Stage.BACKEND, anEvent().message("c").session("s2").build());

    assertThat(messages("level", "warn,error")).containsExactlyInAnyOrder("a", "c");
    assertThat(messages("user_id", "u1")).containsExactly("a");
    assertThat(messages("app_id", Stage.BACKEND.toString())).containsExactly("c");
    assertThat(messages("project_id", Stage.EMPTY_PROJECT.toString())).isEmpty();
    assertThat(
            messages("app_id", Stage.WEB.toString(), "project_id", Stage.EMPTY_PROJECT.toString()))
        .containsExactlyInAnyOrder("a", "b");
    assertThat(messages("environment", "web")).isEmpty();
    assertThat(messages("screen_name", "nowhere")).isEmpty();
    assertThat(messages("session_id", "s2", "level", "error")).containsExactly("c");
  }

  @Test // (R-event-2, R-http-8)
  void pagesOfTheWholeListTogetherAreEveryEventByArrival() {
    long seed = 11;
    Random random = new Random(seed);
    int total = 0;
    for (int request = 0; request < 30; request++) {
      int count = 1 + random.nextInt(4);
      Event[] events =
          IntStream.range(0, count)
              .mapToObj(
                  i -> anEvent().level(random.nextBoolean() ? Level.ERROR : Level.WARN).build())
              .toArray(Event[]::new);
      stage.receive(random.nextBoolean() ? Stage.WEB : Stage.BACKEND, events);
      total += count;
      // Several requests share a millisecond, and hours stay empty between others.
      stage.advance(Duration.ofMinutes(random.nextInt(3) * 50L));
    }

    List<String> descending = walk(1000);
    assertThat(descending).as("seed %d", seed).hasSize(total).doesNotHaveDuplicates();
    assertThat(walk(1000, "order", "asc")).isEqualTo(descending.reversed());
    for (int limit = 1; limit <= total; limit += 3) {
      assertThat(walk(limit)).as("seed %d, limit %d", seed, limit).isEqualTo(descending);
    }
  }

  @Test
  void aListOverManyEmptyHoursAndBatchesIsBoundedAndStillComplete() {
    for (int i = 0; i < 90; i++) {
      stage.receive(Stage.WEB, anEvent().message("m" + i).environment("e" + i % 50).build());
      stage.advance(Duration.ofHours(3));
    }

    Answer rare = stage.get("/v1/events", "environment", "e0", "limit", "1000");

    assertThat(rare.json().get("has_more").asBoolean()).isTrue();
    assertThat(walk(1000, "environment", "e0")).hasSize(2);
    assertThat(walk(7, "order", "asc")).hasSize(90).doesNotHaveDuplicates();
  }

  @Test // (R-event-3)
  void sinceAndUntilIncludeTheirEndsAndMeanArrivalOnlyWithoutASession() {
    Instant happened = Stage.START.minus(Duration.ofDays(2));
    stage.receive(Stage.WEB, anEvent().at(happened).build());

    assertThat(messages("since", "1h")).hasSize(1);
    assertThat(messages("since", Stage.START.toString(), "until", Stage.START.toString()))
        .hasSize(1);
    assertThat(messages("until", "1d")).isEmpty();
    assertThat(messages("session_id", "s1", "since", "1h")).isEmpty();
    assertThat(messages("session_id", "s1", "since", happened.toString())).hasSize(1);
    assertThat(messages("session_id", "s1", "until", happened.toString())).hasSize(1);
    assertThat(messages("since", "1h", "until", "2h")).isEmpty();
  }

  @Test // (R-event-1)
  void whatIsPastItsRetentionIsGone() {
    stage.receive(Stage.WEB, anEvent().build());
    String id = stage.get("/v1/events").json().get("events").get(0).get("id").asText();
    assertThat(stage.get("/v1/events/" + id).status()).isEqualTo(200);

    stage.advance(Duration.ofDays(ProjectSettings.DEFAULT_RETENTION_DAYS).plusMillis(1));

    assertThat(stage.get("/v1/events/" + id).status()).isEqualTo(404);
    assertThat(messages()).isEmpty();
    assertThat(messages("session_id", "s1")).isEmpty();
  }

  @Test // (R-http-11)
  void anAnswerEndsBeforeFourMegabytesAndGoesOnFromThere() {
    for (int i = 0; i < 8; i++) {
      Event[] events =
          IntStream.range(0, 14)
              .mapToObj(e -> anEvent().message("m").attribute("a", "x".repeat(60_000)).build())
              .toArray(Event[]::new);
      stage.receive(Stage.WEB, events);
      stage.advance(Duration.ofSeconds(1));
    }

    Answer first = stage.get("/v1/events", "session_id", "s1", "limit", "1000");

    assertThat(first.json().get("has_more").asBoolean()).isTrue();
    assertThat(first.json().toString().length()).isBetween(3_800_000, 4_000_000);
    assertThat(walk(1000, "session_id", "s1")).hasSize(112).doesNotHaveDuplicates();
  }

  private List<String> messages(String... query) {
    return stage.get("/v1/events", query).json().get("events").findValuesAsText("message");
  }

  private List<String> walk(int limit, String... query) {
    return new Walk(stage, "/v1/events", "events", "id", Duration.ofMillis(100)).ids(limit, query);
  }
}
