package dev.owlissues.shared.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The items of one kind that lie under a team, in the order of their sort keys, read as of now. */
final class TeamLines {
  private TeamLines() {}

  static List<Map<String, AttributeValue>> of(
      DynamoDbClient client, String table, UUID teamId, String prefix) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("pk = :team AND begins_with(sk, :prefix)")
            .expressionAttributeValues(
                Map.of(":team", Attributes.text(teamId), ":prefix", Attributes.text(prefix)))
            .consistentRead(true)
            .build();
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    client.queryPaginator(query).items().forEach(items::add);
    return items;
  }
}
