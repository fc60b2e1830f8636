package dev.owlissues.shared.dynamo;

import dev.owlissues.shared.scan.BucketStore;
import dev.owlissues.shared.scan.Member;
import dev.owlissues.shared.scan.Members;
import dev.owlissues.shared.scan.SetBucket;
import dev.owlissues.shared.scan.SetBucket.Addition;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Buckets of session and user sets in DynamoDB. */
public final class DynamoBucketStore implements BucketStore {
  private final DynamoDbClient client;
  private final String table;

  /** Buckets in that table. */
  public DynamoBucketStore(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.table = names.of(Tables.OCCURRENCES);
  }

  @Override
  public SetBucket read(UUID issueId, String path) {
    Map<String, AttributeValue> item =
        client
            .getItem(r ->
                r.tableName(table)
                    .key(
                        Attributes.key(OccurrenceKeys.bucket(issueId, path), OccurrenceKeys.BUCKET))
                    .consistentRead(true))
            .item();
    return item.isEmpty() ? SetBucket.absent(path) : fromItem(path, Item.of(item));
  }

  @Override
  public Map<String, SetBucket> read(UUID issueId, Collection<String> paths) {
    int prefix = OccurrenceKeys.bucket(issueId, "").length();
    Map<String, SetBucket> found = new HashMap<>();
    new BatchGet(client, table, true)
        .read(paths.stream().map(path -> key(issueId, path)).toList())
        .forEach(attributes -> {
          Item item = Item.of(attributes);
          String path = item.text("pk").substring(prefix);
          found.put(path, fromItem(path, item));
        });
    return found;
  }

  @Override
  public void remove(UUID issueId, List<String> paths) {
    new BatchWrite(client, table).delete(paths.stream().map(path -> key(issueId, path)).toList());
  }

  private static Map<String, AttributeValue> key(UUID issueId, String path) {
    return Attributes.key(OccurrenceKeys.bucket(issueId, path), OccurrenceKeys.BUCKET);
  }

  @Override
  public boolean write(UUID issueId, SetBucket next) {
    Map<String, AttributeValue> item = toItem(issueId, next);
    return next.revision() == 1
        ? ConditionalWrite.putIfAbsent(client, table, item)
        : ConditionalWrite.putIfRevision(client, table, item, next.revision() - 1);
  }

  private static Map<String, AttributeValue> toItem(UUID issueId, SetBucket bucket) {
    Map<String, AttributeValue> pending = new HashMap<>();
    bucket.pending().forEach((unit, addition) -> pending.put(unit, toValue(addition)));
    Item item =
        Item.keyed(OccurrenceKeys.bucket(issueId, bucket.path()), OccurrenceKeys.BUCKET)
            .with("revision", bucket.revision())
            .with("pending", AttributeValue.fromM(pending));
    if (bucket.isSplit()) {
      item.with("split_bits", bucket.splitBits());
    }
    add(item, bucket.settled());
    return item.attributes();
  }

  private static SetBucket fromItem(String path, Item item) {
    Map<String, Addition> pending = new HashMap<>();
    item.get("pending")
        .m()
        .forEach((unit, value) -> {
          Item addition = Item.of(value.m());
          pending.put(unit, new Addition(addition.number("page"), members(addition)));
        });
    return new SetBucket(
        path,
        item.number("revision"),
        item.has("split_bits") ? (int) item.number("split_bits") : 0,
        members(item),
        pending);
  }

  private static AttributeValue toValue(Addition addition) {
    Item value = Item.of(Map.of()).with("page", addition.page());
    add(value, addition.members());
    return AttributeValue.fromM(value.attributes());
  }

  private static void add(Item item, Members members) {
    if (!members.sessions().isEmpty()) {
      item.with("sessions", Members.encode(members.sessions()));
    }
    if (!members.users().isEmpty()) {
      item.with("users", Members.encode(members.users()));
    }
  }

  private static Members members(Item item) {
    return new Members(set(item, "sessions"), set(item, "users"));
  }

  private static Set<Member> set(Item item, String name) {
    return item.has(name) ? Members.decode(item.bytes(name)) : Set.of();
  }
}
