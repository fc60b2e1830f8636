package dev.owlissues.shared.dynamo.account;

import static dev.owlissues.shared.dynamo.item.Attributes.text;

import dev.owlissues.shared.digest.TeamDirectory;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
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
                .expressionAttributeValues(Map.of(":team", text(TeamCodec.LISTED))))
        .items()
        .stream()
        .map(item -> Item.of(item).uuid("pk"));
  }
}
