package dev.owlissues.shared.dynamo.work;

import static dev.owlissues.shared.dynamo.item.Attributes.number;
import static dev.owlissues.shared.dynamo.item.Attributes.text;

import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.ConditionalWrite;
import dev.owlissues.shared.dynamo.item.ConsistentRead;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.scan.run.OpenRun;
import dev.owlissues.shared.scan.run.OpenUnit;
import dev.owlissues.shared.scan.run.PlanStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The planner's memory in DynamoDB: its checkpoint, and what is open under one key. */
public final class DynamoPlanStore implements PlanStore {
  static final String OPEN = "open";
  static final String UNIT = "unit#";
  private static final String RUN = "run#";
  static final Map<String, AttributeValue> CHECKPOINT = Attributes.key("planner", "issue_scan");

  private final DynamoDbClient client;
  private final String table;

  /** Plans in that table. */
  public DynamoPlanStore(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.table = names.of(Tables.WORK);
  }

  @Override
  public Optional<Instant> plannedThrough() {
    return ConsistentRead.item(client, table, CHECKPOINT).optionalInstant("planned_through");
  }

  @Override
  public void plannedThrough(Instant asked) {
    // A planner that was overtaken leaves the later time alone.
    ConditionalWrite.held(() ->
        client.updateItem(r ->
            r.tableName(table)
                .key(CHECKPOINT)
                .updateExpression("SET planned_through = :asked")
                .conditionExpression(
                    "attribute_not_exists(planned_through) OR planned_through < :asked")
                .expressionAttributeValues(Map.of(":asked", text(asked)))));
  }

  @Override
  public void open(Unit unit, Instant asked) {
    // Asked for more already: then that stands.
    ConditionalWrite.held(() ->
        client.updateItem(r ->
            r.tableName(table)
                .key(key(unit))
                .updateExpression(
                    """
                    SET team_id = :team, project_id = :project, app_id = :app, #shard = :shard,
                        asked = :asked, since = if_not_exists(since, :asked)
                    """)
                .conditionExpression("attribute_not_exists(pk) OR asked < :asked")
                .expressionAttributeNames(Map.of("#shard", "shard"))
                .expressionAttributeValues(
                    Map.of(
                        ":team", text(unit.teamId().toString()),
                        ":project", text(unit.projectId().toString()),
                        ":app", text(unit.appId().toString()),
                        ":shard", number(unit.shard()),
                        ":asked", text(asked)))));
  }

  @Override
  public void close(Unit unit, Instant scanned) {
    Map<String, AttributeValue> values = Map.of(":scanned", text(scanned));
    boolean closed =
        ConditionalWrite.held(() ->
            client.deleteItem(r ->
                r.tableName(table)
                    .key(key(unit))
                    .conditionExpression("asked <= :scanned")
                    .expressionAttributeValues(values)));
    if (!closed) {
      // Somebody closed it before, or more has been asked: then it has been waiting from here on.
      ConditionalWrite.held(() ->
          client.updateItem(r ->
              r.tableName(table)
                  .key(key(unit))
                  .updateExpression("SET since = :scanned")
                  .conditionExpression("since < :scanned")
                  .expressionAttributeValues(values)));
    }
  }

  @Override
  public List<OpenUnit> open() {
    return open(UNIT).map(DynamoPlanStore::unit).toList();
  }

  @Override
  public void openRun(OpenRun run) {
    // Unconditional: whoever notes a run notes the same, but for the time.
    Item item =
        Item.keyed(OPEN, RUN + run.id()).with("owner", run.owner()).with("since", run.since());
    client.putItem(r -> r.tableName(table).item(item.attributes()));
  }

  @Override
  public void closeRun(UUID runId) {
    client.deleteItem(r -> r.tableName(table).key(Attributes.key(OPEN, RUN + runId)));
  }

  @Override
  public List<OpenRun> openRuns() {
    return open(RUN)
        .map(item ->
            new OpenRun(
                UUID.fromString(item.text("sk").substring(RUN.length())),
                item.text("owner"),
                item.instant("since")))
        .toList();
  }

  private Stream<Item> open(String prefix) {
    return ConsistentRead.all(client, table, OPEN, prefix);
  }

  private static Map<String, AttributeValue> key(Unit unit) {
    return Attributes.key(OPEN, UNIT + unit.key());
  }

  private static OpenUnit unit(Item item) {
    var unit =
        new Unit(
            item.uuid("team_id"),
            item.uuid("project_id"),
            item.uuid("app_id"),
            (int) item.number("shard"));
    return new OpenUnit(unit, item.instant("since"));
  }
}
