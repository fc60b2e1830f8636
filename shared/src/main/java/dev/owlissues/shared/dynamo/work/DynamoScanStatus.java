package dev.owlissues.shared.dynamo.work;

import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.BatchGet;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.scan.run.ScanStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How far the scan has come, by the planner's checkpoint and by what is open: one batch read. Of an
 * app the unit of shard 0 stands for all: the others have events only while that has.
 */
public final class DynamoScanStatus implements ScanStatus {
  private final DynamoDbClient client;
  private final Backoff backoff;
  private final String table;

  /** What lies in that table. */
  public DynamoScanStatus(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.table = names.of(Tables.WORK);
  }

  @Override
  public Optional<Instant> scannedThrough(Collection<UUID> appIds) {
    List<Map<String, AttributeValue>> keys =
        Stream.concat(
                Stream.of(DynamoPlanStore.CHECKPOINT),
                appIds.stream()
                    .distinct()
                    .map(app ->
                        Attributes.key(DynamoPlanStore.OPEN, DynamoPlanStore.UNIT + app + "#0")))
            .toList();
    List<Item> found =
        new BatchGet(client, table, false, backoff).read(keys).stream().map(Item::of).toList();
    Optional<Instant> planned =
        found.stream().flatMap(item -> item.optionalInstant("planned_through").stream()).findAny();
    // What is open waits since a plan, and was scanned up to the plan before.
    Stream<Instant> open =
        found.stream()
            .flatMap(item -> item.optionalInstant("since").stream())
            .map(since -> since.minus(INTERVAL));
    return planned.flatMap(
        through -> Stream.concat(Stream.of(through), open).min(Comparator.naturalOrder()));
  }
}
