package dev.owlissues.shared.dynamo.work;

import static dev.owlissues.shared.dynamo.item.Attributes.text;

import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.ConditionalWrite;
import dev.owlissues.shared.dynamo.item.ConsistentRead;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.scan.page.PageGate;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;

/** The gates of projects in DynamoDB: an item while one is closed, beside the project's units. */
public final class DynamoPageGate implements PageGate {
  private static final String GATE = "gate";
  private static final String TOKEN = "gate_token";

  private final DynamoDbClient client;
  private final String table;

  /** Gates in that table. */
  public DynamoPageGate(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.table = names.of(Tables.WORK);
  }

  @Override
  public boolean close(Closing closing, Instant now) {
    Item item =
        Item.of(key(closing.projectId()))
            .with("source_id", closing.issueId())
            .with(TOKEN, closing.token())
            .with("closed_until", closing.until());
    return ConditionalWrite.held(() ->
        client.putItem(r ->
            r.tableName(table)
                .item(item.attributes())
                .conditionExpression(
                    "attribute_not_exists(pk) OR source_id = :source OR closed_until < :now")
                .expressionAttributeValues(
                    Map.of(":source", text(closing.issueId()), ":now", text(now)))));
  }

  @Override
  public void open(Closing closing) {
    open(closing.projectId(), closing.token());
  }

  @Override
  public boolean isClosed(UUID projectId, Instant now) {
    Item gate = read(projectId);
    while (gate.has(TOKEN) && gate.instant("closed_until").isBefore(now)) {
      open(projectId, gate.uuid(TOKEN));
      gate = read(projectId);
    }
    return gate.has(TOKEN);
  }

  private Item read(UUID projectId) {
    return ConsistentRead.item(client, table, key(projectId));
  }

  private void open(UUID projectId, UUID token) {
    Delete delete = firstEvent(table, projectId, token);
    ConditionalWrite.held(() ->
        client.deleteItem(r ->
            r.tableName(table)
                .key(delete.key())
                .conditionExpression(delete.conditionExpression())
                .expressionAttributeValues(delete.expressionAttributeValues())));
  }

  /** Opens a gate on condition that it is closed by that token. */
  public static Delete firstEvent(String table, UUID projectId, UUID token) {
    return Delete.builder()
        .tableName(table)
        .key(key(projectId))
        .conditionExpression("gate_token = :token")
        .expressionAttributeValues(Map.of(":token", text(token)))
        .build();
  }

  private static Map<String, AttributeValue> key(UUID projectId) {
    return Attributes.key(DynamoUnitStore.partition(projectId), GATE);
  }
}
