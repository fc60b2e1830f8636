package dev.owlissues.shared.dynamo;

import dev.owlissues.shared.team.Project;
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
        r -> r.tableName(names.of(Tables.TEAMS)).item(TeamItem.toItem(project).attributes()));
  }
}
