package dev.owlissues.shared.dynamo.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.local.aws.dynamo.FaultyDynamo.Fault;
import dev.owlissues.shared.base.id.CountedIds;
import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class BatchTest {
  @RegisterExtension final LocalTables tables = new LocalTables();

  private final FaultyDynamo faulty = FaultyDynamo.over(tables.client());
  private final List<Duration> pauses = new ArrayList<>();
  private final Backoff backoff =
      new Backoff(InstantSource.system(), pauses::add, new CountedIds(1));

  @Test
  void whatAWriteLeavesIsWrittenAfterAPauseThatGrows() {
    faulty.failAt(1, Fault.UNPROCESSED);
    faulty.failAt(2, Fault.UNPROCESSED);

    write(items());

    assertThat(read()).containsExactlyInAnyOrderElementsOf(items());
    assertThat(pauses).hasSize(2);
    assertThat(pauses.getLast()).isGreaterThan(pauses.getFirst());
  }

  @Test
  void whatAReadLeavesIsReadAfterAPauseThatGrows() {
    write(items());
    faulty.reset();
    faulty.failAt(1, Fault.UNPROCESSED);
    faulty.failAt(2, Fault.UNPROCESSED);

    List<Map<String, AttributeValue>> items = read();

    assertThat(items).containsExactlyInAnyOrderElementsOf(items());
    assertThat(pauses).hasSize(2);
    assertThat(pauses.getLast()).isGreaterThan(pauses.getFirst());
  }

  @Test
  void whatIsDoneAtOnceTakesNoPause() {
    write(items());

    assertThat(read()).hasSize(8);
    assertThat(pauses).isEmpty();
  }

  private void write(List<Map<String, AttributeValue>> items) {
    new BatchWrite(faulty.client(), tables.names().of(Tables.ISSUES), backoff).put(items);
  }

  private List<Map<String, AttributeValue>> read() {
    var keys = IntStream.range(0, 8).mapToObj(number -> Attributes.key("item-" + number)).toList();
    return new BatchGet(faulty.client(), tables.names().of(Tables.ISSUES), true, backoff)
        .read(keys);
  }

  private static List<Map<String, AttributeValue>> items() {
    return IntStream.range(0, 8)
        .mapToObj(number -> Item.keyed("item-" + number).with("revision", 1).attributes())
        .toList();
  }
}
