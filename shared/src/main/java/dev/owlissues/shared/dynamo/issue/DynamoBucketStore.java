package dev.owlissues.shared.dynamo.issue;

import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.item.BatchWrite;
import dev.owlissues.shared.dynamo.item.ConditionalWrite;
import dev.owlissues.shared.dynamo.item.ConsistentRead;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.scan.members.BucketStore;
import dev.owlissues.shared.scan.members.MemberHashes;
import dev.owlissues.shared.scan.members.MemberSet;
import dev.owlissues.shared.scan.members.SetBucket;
import dev.owlissues.shared.scan.members.SetBucket.Addition;
import dev.owlissues.shared.scan.members.SetBucket.Entry;
import dev.owlissues.shared.scan.members.SetBucket.Settled;
import dev.owlissues.shared.scan.members.SetBucket.Split;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Buckets of session and user sets in DynamoDB: an item for each entry of a bucket's log. */
public final class DynamoBucketStore implements BucketStore {
  private final DynamoDbClient client;
  private final Backoff backoff;
  private final String table;

  /** Buckets in that table. */
  public DynamoBucketStore(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.table = names.of(Tables.OCCURRENCES);
  }

  @Override
  public SetBucket read(UUID issueId, String path) {
    return new SetBucket(
        path, entries(issueId, path).map(item -> fromItem(Item.of(item))).toList());
  }

  private Stream<Map<String, AttributeValue>> entries(UUID issueId, String path) {
    String partition = OccurrenceKeys.bucket(issueId, path);
    return ConsistentRead.all(client, table, partition).map(Item::attributes);
  }

  @Override
  public boolean append(UUID issueId, SetBucket bucket, Entry entry) {
    return ConditionalWrite.putIfAbsent(
        client, table, toItem(key(issueId, bucket, bucket.log().size()), entry));
  }

  @Override
  public void settle(UUID issueId, SetBucket bucket, int index, Settled settled) {
    // Where it is gone, the whole issue has been merged away meanwhile.
    ConditionalWrite.putIfPresent(client, table, toItem(key(issueId, bucket, index), settled));
  }

  @Override
  public void remove(UUID issueId, String path) {
    // By the keys that there are: what is left of a log has gaps.
    new BatchWrite(client, table, backoff)
        .delete(
            entries(issueId, path)
                .map(item -> Map.of("pk", item.get("pk"), "sk", item.get("sk")))
                .toList());
  }

  private static Item key(UUID issueId, SetBucket bucket, int index) {
    return Item.keyed(OccurrenceKeys.bucket(issueId, bucket.path()), OccurrenceKeys.entry(index));
  }

  private static Map<String, AttributeValue> toItem(Item key, Entry entry) {
    Item item =
        switch (entry) {
          case Addition(String unit, long page, MemberHashes members) ->
              with(key.with("unit", unit).with("page", page), members);
          case Settled(MemberHashes members) -> with(key, members);
          case Split(int bits) -> key.with("split_bits", bits);
        };
    return item.attributes();
  }

  private static Entry fromItem(Item item) {
    if (item.has("split_bits")) {
      return new Split((int) item.number("split_bits"));
    }
    var members = new MemberHashes(set(item, "sessions"), set(item, "users"));
    return item.has("unit")
        ? new Addition(item.text("unit"), item.number("page"), members)
        : new Settled(members);
  }

  private static Item with(Item item, MemberHashes members) {
    if (!members.sessions().isEmpty()) {
      item.with("sessions", members.sessions().encode());
    }
    if (!members.users().isEmpty()) {
      item.with("users", members.users().encode());
    }
    return item;
  }

  private static MemberSet set(Item item, String name) {
    return item.has(name) ? MemberSet.decode(item.bytes(name)) : MemberSet.NONE;
  }
}
