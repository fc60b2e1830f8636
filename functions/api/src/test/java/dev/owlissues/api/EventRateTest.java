package dev.owlissues.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.dynamo.table.LocalTables;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventRateTest {
  private static final int CAPACITY = 100;

  @RegisterExtension static final LocalTables TABLES = new LocalTables();
  private Stage stage;

  @BeforeEach
  void open() {
    TABLES.clear();
    stage = new Stage(TABLES);
  }

  @Test // (R-event-9)
  void aKeyReadsAHundredPagesAtOnceAndThenTenASecond() {
    for (int n = 0; n < CAPACITY; n++) {
      assertThat(read().status()).as("request %d", n).isEqualTo(200);
    }

    Answer refused = read();

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers()).containsEntry("retry-after", "1");
    assertThat(refused.error()).isNotEmpty();
    assertThat(stage.get("/v1/events/count").status()).isEqualTo(429);
    assertThat(stage.get("/v1/projects").status()).isEqualTo(200);
    stage.advance(Duration.ofMillis(200));
    assertThat(read().status()).isEqualTo(200);
    assertThat(read().status()).isEqualTo(200);
    assertThat(read().status()).isEqualTo(429);
  }

  @Test // (R-event-9)
  void theLimitHoldsOverAllProcesses() {
    for (int n = 0; n < CAPACITY; n++) {
      read();
    }
    var elsewhere = new Stage(TABLES);

    assertThat(elsewhere.get("/v1/events").status()).isEqualTo(429);
  }

  @Test // (R-event-9)
  void everybodyHasALimitOfTheirOwn() {
    for (int n = 0; n < CAPACITY; n++) {
      read();
    }

    assertThat(stage.get(stage.member(), "/v1/events").status()).isEqualTo(200);
  }

  private Answer read() {
    return stage.get("/v1/events");
  }
}
