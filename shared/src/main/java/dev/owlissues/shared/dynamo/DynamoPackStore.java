package dev.owlissues.shared.dynamo;

import dev.owlissues.shared.issue.Occurrence;
import dev.owlissues.shared.issue.OccurrenceCodec;
import dev.owlissues.shared.scan.PackStore;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Packs of occurrences in DynamoDB. */
public final class DynamoPackStore implements PackStore {
  private final DynamoDbClient client;
  private final String table;
  private final OccurrenceCodec codec = new OccurrenceCodec();

  /** Packs in that table. */
  public DynamoPackStore(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.table = names.of(Tables.OCCURRENCES);
  }

  @Override
  public void put(PackKey key, List<Occurrence> occurrences) {
    ConditionalWrite.putIfAbsent(client, table, toItem(key, occurrences));
  }

  @Override
  public void putAll(Map<PackKey, List<Occurrence>> packs) {
    new BatchWrite(client, table)
        .put(packs.entrySet().stream().map(e -> toItem(e.getKey(), e.getValue())).toList());
  }

  private Map<String, AttributeValue> toItem(PackKey key, List<Occurrence> occurrences) {
    return Item.keyed(OccurrenceKeys.packs(key.issueId()), OccurrenceKeys.pack(key))
        .with("occurrences", codec.encode(occurrences))
        .with("count", occurrences.size())
        .attributes();
  }
}
