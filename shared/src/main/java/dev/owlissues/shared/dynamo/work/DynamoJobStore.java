package dev.owlissues.shared.dynamo.work;

import static dev.owlissues.shared.dynamo.item.Attributes.number;
import static dev.owlissues.shared.dynamo.item.Attributes.text;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.base.time.Span;
import dev.owlissues.shared.dynamo.audit.AuditCodec;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.ConditionalWrite;
import dev.owlissues.shared.dynamo.item.ConsistentRead;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.job.JobPage;
import dev.owlissues.shared.job.JobQuery;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.job.JobStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Job runs in DynamoDB: under their owner, sorted by id, which is by time. */
public final class DynamoJobStore implements JobStore {
  /** How many runs one page looks at, when its filter lets few through. */
  private static final int READ_PER_PAGE = 500;

  /** Sorts after every id. */
  private static final String PAST_ALL = "g";

  private static final Map<String, String> STATUS = Map.of("#status", "status");
  private static final Map<String, AttributeValue> ACTIVE =
      Map.of(
          ":pending",
          text(JobRun.Status.PENDING.wire()),
          ":running",
          text(JobRun.Status.RUNNING.wire()));

  private final DynamoDbClient client;
  private final String table;
  private final TableNames names;

  /** Job runs in that table. */
  public DynamoJobStore(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.table = names.of(Tables.JOBS);
    this.names = names;
  }

  @Override
  public Optional<JobRun> find(String owner, UUID id) {
    return get(Attributes.key(owner, id.toString())).map(JobCodec::fromItem);
  }

  @Override
  public JobPage list(JobQuery query) {
    JobQuery.Filter filter = query.filter();
    List<JobRun> runs = new ArrayList<>();
    Optional<UUID> last = Optional.empty();
    int read = 0;
    for (var attributes : client.queryPaginator(idsOf(query)).items()) {
      if (runs.size() == query.limit() || read == READ_PER_PAGE) {
        return new JobPage(runs, last);
      }
      JobRun run = JobCodec.fromItem(Item.of(attributes));
      read++;
      last = Optional.of(run.id());
      boolean seen = query.after().filter(run.id()::equals).isPresent();
      if (!seen && filter.accepts(run) && filter.created().contains(run.times().createdAt())) {
        runs.add(run);
      }
    }
    return new JobPage(runs, Optional.empty());
  }

  @Override
  public void put(JobRun run) {
    client.putItem(r -> r.tableName(table).item(JobCodec.toItem(run)));
  }

  @Override
  public Start start(JobRun run) {
    return start(run, List.of());
  }

  @Override
  public Start start(JobRun run, AuditEntry entry) {
    return start(run, List.of(put(entry)));
  }

  private Start start(JobRun run, List<TransactWriteItem> more) {
    List<TransactWriteItem> writes = new ArrayList<>(List.of(putActive(run), putRun(run)));
    writes.addAll(more);
    // All or none. Twice: the second finds the first's, which is this run itself.
    while (!transact(writes)) {
      Optional<UUID> active = get(JobCodec.activeKey(run)).map(item -> item.uuid("run_id"));
      if (active.isPresent()) {
        return active.get().equals(run.id()) ? new Start.Started() : new Start.Active(active.get());
      }
      // It ended between the two calls.
    }
    return new Start.Started();
  }

  @Override
  public boolean begin(JobRun run) {
    return ConditionalWrite.held(() ->
        client.putItem(r ->
            r.tableName(table)
                .item(JobCodec.toItem(run))
                .conditionExpression("#status = :pending")
                .expressionAttributeNames(STATUS)
                .expressionAttributeValues(
                    Map.of(":pending", text(JobRun.Status.PENDING.wire())))));
  }

  @Override
  public Optional<JobRun> progress(String owner, UUID id, int units, Instant now) {
    try {
      // Whoever calls it twice for one unit counts it twice: what a run is complete by is its
      // contributions, this only says when to look.
      return Optional.of(
              client
                  .updateItem(r ->
                      r.tableName(table)
                          .key(Attributes.key(owner, id.toString()))
                          .updateExpression("SET heard_of_at = :now ADD units_done :units")
                          .conditionExpression("#status = :running")
                          .expressionAttributeNames(STATUS)
                          .expressionAttributeValues(
                              Map.of(
                                  ":now",
                                  text(now),
                                  ":units",
                                  number(units),
                                  ":running",
                                  text(JobRun.Status.RUNNING.wire())))
                          .returnValues(ReturnValue.ALL_NEW))
                  .attributes())
          .map(Item::of)
          .map(JobCodec::fromItem);
    } catch (ConditionalCheckFailedException ended) {
      return Optional.empty();
    }
  }

  @Override
  public boolean end(JobRun run) {
    // Only teams' runs exclude each other.
    return run.teamId().isEmpty()
        ? ConditionalWrite.held(() ->
            client.putItem(r ->
                r.tableName(table)
                    .item(JobCodec.toItem(run))
                    .conditionExpression("#status IN (:pending, :running)")
                    .expressionAttributeNames(STATUS)
                    .expressionAttributeValues(ACTIVE)))
        : transact(List.of(putEnded(run), deleteActive(run)));
  }

  @Override
  public boolean end(JobRun run, AuditEntry entry) {
    return transact(List.of(putEnded(run), deleteActive(run), put(entry)));
  }

  private TransactWriteItem put(AuditEntry entry) {
    return TransactWriteItem.builder()
        .put(p -> p.tableName(names.of(Tables.AUDIT)).item(AuditCodec.toItem(entry)))
        .build();
  }

  // Ids sort by time, so a cursor and the ends of a span are places among them. "Between" includes
  // its ends: the cursor's own run is read again, and left out.
  private QueryRequest idsOf(JobQuery query) {
    Span created = query.filter().created();
    String low = created.since().map(time -> prefix(time.toEpochMilli())).orElse("0");
    String high = created.until().map(time -> prefix(time.toEpochMilli() + 1)).orElse(PAST_ALL);
    String from = query.after().map(UUID::toString).orElse(PAST_ALL);
    String to = from.compareTo(high) < 0 ? from : high;
    return QueryRequest.builder()
        .tableName(table)
        .keyConditionExpression("pk = :owner AND sk BETWEEN :low AND :high")
        .expressionAttributeValues(
            Map.of(
                ":owner",
                text(query.owner()),
                ":low",
                text(low),
                ":high",
                text(to.compareTo(low) < 0 ? low : to)))
        .scanIndexForward(false)
        .consistentRead(true)
        .limit(Math.min(READ_PER_PAGE, query.limit() + 2))
        .build();
  }

  private static String prefix(long millis) {
    return new UUID(millis << 16, 0).toString().substring(0, 13);
  }

  private Optional<Item> get(Map<String, AttributeValue> key) {
    return ConsistentRead.find(client, table, key);
  }

  // A write of the same run may be under way: then the transaction is tried again.
  private boolean transact(List<TransactWriteItem> items) {
    while (true) {
      try {
        client.transactWriteItems(r -> r.transactItems(items));
        return true;
      } catch (TransactionCanceledException cancelled) {
        if (hasReason(cancelled, "ConditionalCheckFailed")) {
          return false;
        }
        if (!hasReason(cancelled, "TransactionConflict")) {
          throw cancelled;
        }
      }
    }
  }

  private static boolean hasReason(TransactionCanceledException cancelled, String code) {
    return cancelled.cancellationReasons().stream().anyMatch(reason -> code.equals(reason.code()));
  }

  private TransactWriteItem putActive(JobRun run) {
    Item item = Item.of(JobCodec.activeKey(run)).with("run_id", run.id());
    return TransactWriteItem.builder()
        .put(p ->
            p.tableName(table)
                .item(item.attributes())
                .conditionExpression("attribute_not_exists(pk)"))
        .build();
  }

  private TransactWriteItem putRun(JobRun run) {
    return TransactWriteItem.builder()
        .put(p ->
            p.tableName(table)
                .item(JobCodec.toItem(run))
                .conditionExpression("attribute_not_exists(pk)"))
        .build();
  }

  private TransactWriteItem putEnded(JobRun run) {
    return TransactWriteItem.builder()
        .put(p ->
            p.tableName(table)
                .item(JobCodec.toItem(run))
                .conditionExpression("#status IN (:pending, :running)")
                .expressionAttributeNames(STATUS)
                .expressionAttributeValues(ACTIVE))
        .build();
  }

  private TransactWriteItem deleteActive(JobRun run) {
    return TransactWriteItem.builder()
        .delete(d ->
            d.tableName(table)
                .key(JobCodec.activeKey(run))
                .conditionExpression("attribute_not_exists(pk) OR run_id = :run")
                .expressionAttributeValues(Map.of(":run", text(run.id()))))
        .build();
  }
}
