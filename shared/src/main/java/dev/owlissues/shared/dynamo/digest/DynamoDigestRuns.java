package dev.owlissues.shared.dynamo.digest;

import dev.owlissues.shared.digest.run.DigestRuns;
import dev.owlissues.shared.dynamo.item.ConditionalWrite;
import dev.owlissues.shared.dynamo.item.ConsistentRead;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.item.NamedCounts;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What projects contributed to runs of the notify job, in DynamoDB. */
public final class DynamoDigestRuns implements DigestRuns {
  private final DynamoDbClient client;
  private final String table;

  /** Contributions in that table. */
  public DynamoDigestRuns(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.table = names.of(Tables.DIGESTS);
  }

  // A message that is delivered again finds its contribution here, and nothing left to add.
  @Override
  public boolean put(UUID runId, String contributor, Map<String, Long> counts, Instant expires) {
    return ConditionalWrite.putIfAbsent(
        client,
        table,
        Item.keyed("run#" + runId, contributor)
            .with("counts", NamedCounts.toValue(counts))
            .expiring(expires)
            .attributes());
  }

  @Override
  public List<Map<String, Long>> contributions(UUID runId) {
    return ConsistentRead.all(client, table, "run#" + runId)
        .map(item -> NamedCounts.fromValue(item.get("counts")))
        .toList();
  }
}
