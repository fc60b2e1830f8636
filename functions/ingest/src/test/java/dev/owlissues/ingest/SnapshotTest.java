package dev.owlissues.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.shared.base.id.FrozenRandom;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.crac.Core;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * All processes of the function start from one snapshot, which holds nothing that may not repeat.
 */
class SnapshotTest {
  @RegisterExtension final LocalTables tables = new LocalTables();

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T10:00:00Z"));

  @Test
  void theHooksWriteNothingAndTheFunctionGoesOn() throws IOException {
    var stage = new IngestStage(tables, tables.clientOf("IngestFunction"));
    var before = items();

    stage.handler().beforeCheckpoint(Core.getGlobalContext());
    stage.handler().afterRestore(Core.getGlobalContext());

    assertThat(items()).isEqualTo(before);
    assertThat(stage.logged.size()).as("bytes logged").isZero();
    assertThat(stage.send(IngestStage.sample()).status()).isEqualTo(200);
  }

  @Test
  void twoProcessesOfOneSnapshotNeverDrawTheSameId() {
    SecureRandom random = FrozenRandom.source();
    new Warmup(random, clock).packEvents();
    var snapshot = FrozenRandom.of(random);

    List<UUID> drawn = new ArrayList<>();
    for (int process = 0; process < 2; process++) {
      SecureRandom thawed = snapshot.thaw();
      new Warmup(thawed, clock).reseed();
      drawn.addAll(draw(thawed));
    }

    assertThat(drawn).doesNotHaveDuplicates();
  }

  /** Shows that the test above can fail. */
  @Test
  void withoutTheHookTheyWould() {
    var snapshot = FrozenRandom.of(FrozenRandom.source());

    assertThat(draw(snapshot.thaw())).isEqualTo(draw(snapshot.thaw()));
  }

  private List<UUID> draw(SecureRandom random) {
    var ids = new RandomIds(clock, random);
    return IntStream.range(0, 100).mapToObj(i -> ids.next()).toList();
  }

  private List<AttributeValue> items() {
    return Tables.ALL.stream()
        .flatMap(table ->
            tables
                .client()
                .scanPaginator(scan -> scan.tableName(tables.names().of(table)))
                .items()
                .stream())
        .map(AttributeValue::fromM)
        .toList();
  }
}
