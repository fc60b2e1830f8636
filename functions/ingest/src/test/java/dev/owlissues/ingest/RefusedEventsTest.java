package dev.owlissues.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.local.aws.dynamo.MeteredDynamo;
import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.event.refusal.RefusalReason;
import dev.owlissues.shared.event.refusal.Refused;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is refused is counted where who can mend it looks. */
class RefusedEventsTest {
  private static final String GOOD = "{\"message\":\"m\",\"level\":\"error\",\"session_id\":\"s\"}";
  private static final String BAD = "{\"level\":\"loud\",\"session_id\":\"s\"}";

  @RegisterExtension final LocalTables tables = new LocalTables();

  @Test // (R-ingest-21)
  void theFirstRefusalOfAProcessIsWrittenAtOnceWithItsReasons() {
    var stage = stage();

    stage.post(events(GOOD, BAD, "7"));

    assertThat(counted(stage, stage.app(2)))
        .isEqualTo(
            new Refused(
                2,
                Map.of(
                    RefusalReason.NO_MESSAGE, 1L,
                    RefusalReason.NO_LEVEL, 1L,
                    RefusalReason.NOT_AN_OBJECT, 1L)));
    assertThat(counted(stage, stage.app(1))).isEqualTo(Refused.NONE);
  }

  @Test // (R-ingest-21)
  void whatFollowsIsWrittenAMinuteLaterByWhicheverRequestComesThen() {
    var stage = stage();
    stage.post(events(BAD));
    stage.post(events(BAD, BAD));

    assertThat(counted(stage, stage.app(2)).events()).isEqualTo(1);
    stage.clock.advance(Duration.ofMinutes(1));
    stage.post(events(GOOD));

    assertThat(counted(stage, stage.app(2)).events()).isEqualTo(3);
  }

  @Test // (R-ingest-21)
  void aRequestWhoseEventsAreAllTakenWritesNothingForIt() {
    var metered = MeteredDynamo.over(tables.client());
    var stage = new IngestStage(tables, metered.client());
    stage.post(events(GOOD));

    var usage = metered.during(() -> stage.post(events(GOOD)));

    assertThat(usage.requests("UpdateItem")).isZero();
  }

  @Test // (R-ingest-21)
  void howeverMuchIsRefusedAMinuteHasOneWrite() {
    var metered = MeteredDynamo.over(tables.client());
    var stage = new IngestStage(tables, metered.client());
    stage.post(events(BAD));

    var usage =
        metered.during(() ->
            IntStream.range(0, 200)
                .forEach(i -> {
                  stage.clock.advance(Duration.ofMillis(300));
                  stage.post(events(BAD, BAD, BAD));
                }));

    // One more in a minute notes when the key was last used.
    assertThat(usage.requests("UpdateItem")).isLessThanOrEqualTo(4);
  }

  @Test // (R-ingest-21)
  void aWholeRequestThatIsRefusedCountsItsEvents() {
    var stage = stage();
    String web = stage.app(1).clientSecret().orElseThrow();
    String many = events(IntStream.range(0, 101).mapToObj(i -> GOOD).toArray(String[]::new));

    stage.send(IngestStage.request(web, events(GOOD, GOOD)));
    stage.send(IngestStage.request(web, "nonsense"));
    stage.clock.advance(Duration.ofMinutes(1));
    stage.send(
        IngestStage.request(web, many.replace("{\"events", "{\"bundle_id\":\"x\",\"events")));

    assertThat(counted(stage, stage.app(1)).reasons())
        .isEqualTo(
            Map.of(
                RefusalReason.NO_BUNDLE, 2L,
                RefusalReason.UNREADABLE, 1L,
                RefusalReason.OTHER_BUNDLE, 101L));
  }

  @Test // (R-ingest-21)
  void theCountsOfADayAgoAreGone() {
    var stage = stage();
    stage.post(events(BAD));
    stage.clock.advance(Duration.ofHours(23));
    stage.post(events(BAD));

    assertThat(counted(stage, stage.app(2)).events()).isEqualTo(2);
    stage.clock.advance(Duration.ofHours(1));
    assertThat(counted(stage, stage.app(2)).events()).isEqualTo(1);
  }

  @Test // (R-ingest-3, R-ingest-21)
  void aTableThatTakesNoCountsLosesNoAnswer() {
    var faulty = FaultyDynamo.over(tables.client());
    var stage = new IngestStage(tables, faulty.client());
    boolean unread = false;
    for (int call = 1; call <= 8; call++) {
      stage.clock.advance(Duration.ofMinutes(2));
      Refused before = counted(stage, stage.app(2));
      faulty.failAt(call, FaultyDynamo.Fault.BEFORE_SENDING);
      var answer = stage.post(events(GOOD, BAD));
      faulty.reset();
      unread |= answer.status() == 200 && counted(stage, stage.app(2)).equals(before);
    }

    assertThat(unread).as("a 200 whose refusal was not counted").isTrue();
  }

  private IngestStage stage() {
    return new IngestStage(tables, tables.clientOf("IngestFunction"));
  }

  private Refused counted(IngestStage stage, App app) {
    return tables.stores().refusedEvents().lastDay(app.id(), stage.clock.instant());
  }

  private static String events(String... events) {
    return "{\"events\":[" + String.join(",", events) + "]}";
  }
}
