package dev.owlissues.shared.dynamo.account;

import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Puts projects as a test wants them, whatever was there. */
public final class StoredProjects {
  private final DynamoDbClient client;
  private final TableNames names;

  /** Projects of those tables. */
  public StoredProjects(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.names = names;
  }

  /** Puts a project in place of what was there. */
  public void put(Project project) {
    client.putItem(
        r -> r.tableName(names.of(Tables.TEAMS)).item(TeamCodec.toItem(project).attributes()));
  }
}
