package dev.owlissues.shared.dynamo.work;

import dev.owlissues.shared.dynamo.item.ConditionalWrite;
import dev.owlissues.shared.dynamo.item.ConsistentRead;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.item.NamedCounts;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.scan.ScanCounts;
import dev.owlissues.shared.scan.run.RunStore;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What units contributed to runs, in DynamoDB. */
public final class DynamoRunStore implements RunStore {
  private final DynamoDbClient client;
  private final String table;

  /** Contributions in that table. */
  public DynamoRunStore(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.table = names.of(Tables.WORK);
  }

  @Override
  public boolean put(UUID runId, Unit unit, ScanCounts counts, Instant expires) {
    Map<String, AttributeValue> item =
        Item.keyed("run#" + runId, unit.key())
            .with("counts", NamedCounts.toValue(counts.named()))
            .expiring(expires)
            .attributes();
    // A message that is delivered again finds its contribution here, and nothing left to add.
    return ConditionalWrite.putIfAbsent(client, table, item);
  }

  @Override
  public Map<String, ScanCounts> contributions(UUID runId) {
    return ConsistentRead.all(client, table, "run#" + runId)
        .collect(
            Collectors.toMap(
                item -> item.text("sk"),
                item -> ScanCounts.ofNamed(NamedCounts.fromValue(item.get("counts")))));
  }
}
