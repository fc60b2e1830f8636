package dev.owlissues.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.ingest.IngestStage.Answer;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ImportTest {
  private static final Secret IMPORT = secret(KeyType.IMPORT, "1a");

  @RegisterExtension final LocalTables tables = new LocalTables();
  private IngestStage stage;

  @BeforeEach
  void open() {
    stage = new IngestStage(tables, tables.clientOf("IngestFunction"));
    // The web app has a bundle id; an import need not name it.
    stage.key(KeyType.IMPORT, Optional.of(stage.app(1).id()), IMPORT, Set.of("events:write"));
  }

  @Test // (R-import-1, R-import-3)
  void oldEventsComeInAThousandAtOnceWithoutABundleId() {
    Answer answer = post(IMPORT, events(1_000, "2019-02-03T04:05:06Z"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().toString()).isEqualTo("{\"accepted\":1000,\"rejected\":0}");
    assertThat(stage.stored(stage.app(1)).batches())
        .flatExtracting(batch -> batch.events())
        .hasSize(1_000)
        .allMatch(
            event -> event.content().timestamp().equals(Instant.parse("2019-02-03T04:05:06Z")));
  }

  @Test
  void whatIsImportedAgainIsStoredOnce() {
    post(IMPORT, events(3, "2019-02-03T04:05:06Z"));

    Answer again = post(IMPORT, events(3, "2019-02-03T04:05:06Z"));

    assertThat(again.body().toString()).isEqualTo("{\"accepted\":0,\"rejected\":0}");
    assertThat(stage.stored(stage.app(1)).ids()).hasSize(3);
  }

  @Test // (R-import-1)
  void moreThanAThousandAreRefused() {
    Answer answer = post(IMPORT, events(1_001, "2019-02-03T04:05:06Z"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).contains("1000");
  }

  @Test // (R-import-2)
  void noTimeIsTooOldAndOneBeforeComputersOrInTheFutureIsTheTimeOfReceipt() {
    Answer old = post(IMPORT, events(1, "1970-01-01T00:00:00Z"));
    assertThat(old.body().toString()).isEqualTo("{\"accepted\":1,\"rejected\":0}");
    for (String sent : List.of("1969-12-31T23:59:59Z", "2026-11-24T11:00:00Z")) {
      Answer answer = post(IMPORT, events(1, sent).replace("\"c0\"", "\"" + sent + "\""));
      assertThat(answer.body().path("accepted").asInt()).isEqualTo(1);
      assertThat(answer.body().at("/warnings/0/message").asText()).contains("time of receipt");
    }
    assertThat(stage.stored(stage.app(1)).batches())
        .flatExtracting(batch -> batch.events())
        .extracting(event -> event.content().timestamp())
        .containsExactlyInAnyOrder(Instant.EPOCH, stage.clock.instant(), stage.clock.instant());
  }

  @Test // (R-import-4)
  void onlyImportKeysImport() {
    Secret client = IngestStage.SAMPLE_SECRET;
    Secret agent = secret(KeyType.AGENT, "2b");
    stage.key(KeyType.AGENT, Optional.empty(), agent, Set.of("events:write"));
    Secret reader = secret(KeyType.IMPORT, "3c");
    stage.key(KeyType.IMPORT, Optional.of(stage.app(1).id()), reader, Set.of("users:write"));
    String body = events(1, "2026-11-24T09:00:00Z");

    assertThat(post(client, body).status()).isEqualTo(403);
    assertThat(post(agent, body).status()).isEqualTo(403);
    assertThat(post(reader, body).error()).contains("events:write");
    assertThat(post(secret(KeyType.IMPORT, "99"), body).status()).isEqualTo(401);
  }

  @Test // (R-import-3)
  void importsAreNotHeldBackByTheAppsRate() {
    for (int n = 0; n < IngestStage.REQUESTS_PER_SECOND + 3; n++) {
      assertThat(post(IMPORT, events(1, "2026-11-24T09:00:00Z")).status()).isEqualTo(200);
    }
  }

  @Test // (R-import-4)
  void anImportKeyDoesNotIngest() {
    Answer answer =
        stage.send(IngestStage.request(IMPORT.text(), events(1, "2026-11-24T09:00:00Z")));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.error()).contains("client");
  }

  private Answer post(Secret secret, String body) {
    ObjectNode event = IngestStage.request(secret.text(), body);
    event.put("rawPath", IngestRoutes.IMPORT);
    return stage.send(event);
  }

  private static String events(int count, String timestamp) {
    return IntStream.range(0, count)
        .mapToObj(n ->
            """
            {"message": "old", "level": "error", "session_id": "s", "client_event_id": "c%d",
             "timestamp": "%s"}
            """
                .formatted(n, timestamp))
        .collect(Collectors.joining(",", "{\"events\": [", "]}"));
  }

  private static Secret secret(KeyType type, String digits) {
    return Secret.parse(type.prefix() + digits.repeat(24)).orElseThrow();
  }
}
