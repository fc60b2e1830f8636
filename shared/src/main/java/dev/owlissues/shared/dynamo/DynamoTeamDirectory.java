package dev.owlissues.shared.dynamo;

import static dev.owlissues.shared.dynamo.Attributes.text;

import dev.owlissues.shared.digest.TeamDirectory;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** All teams, from an index of their keys. */
public final class DynamoTeamDirectory implements TeamDirectory {
  private final DynamoDbClient client;
  private final String table;

  /** The teams of that stack. */
  public DynamoTeamDirectory(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.table = names.of(Tables.TEAMS);
  }

  @Override
  public Stream<UUID> teams() {
    return client
        .queryPaginator(r ->
            r.tableName(table)
                .indexName(Tables.BY_LIST.name())
                .keyConditionExpression("#list = :team")
                .expressionAttributeNames(Map.of("#list", Tables.BY_LIST.partitionKey()))
                .expressionAttributeValues(Map.of(":team", text(TeamItem.LISTED))))
        .items()
        .stream()
        .map(item -> Item.of(item).uuid("pk"));
  }
}
