package dev.owlissues.shared.dynamo;

import dev.owlissues.shared.access.ApiKey;
import dev.owlissues.shared.access.Secret;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.team.App;
import dev.owlissues.shared.team.Project;
import dev.owlissues.shared.team.ProjectStore;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Makes and changes projects and apps in DynamoDB. Each write is one transaction with its audit
 * entry: it happens whole or not at all, and when it is sent twice the second finds its condition
 * failed.
 */
public final class DynamoProjectStore implements ProjectStore {
  /** Counts the apps that were ever made in a project: removing it must not miss one. */
  static final String APPS_MADE = "apps_made";

  private final DynamoDbClient client;
  private final String teams;
  private final KeyWrites keys;
  private final String audit;

  /** The projects of that stack. */
  public DynamoProjectStore(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.teams = names.of(Tables.TEAMS);
    this.keys = new KeyWrites(names);
    this.audit = names.of(Tables.AUDIT);
  }

  @Override
  public boolean create(Project project, AuditEntry entry) {
    return new Transaction(client)
        .putIfAbsent(teams, TeamItem.toItem(project).attributes())
        .putIfAbsent(teams, SlugItem.toItem(project))
        .put(audit, AuditItems.toItem(entry))
        .commit();
  }

  @Override
  public boolean change(Project before, Project after, AuditEntry entry) {
    return new Transaction(client)
        .update(ItemChange.of(teams, TeamItem.toItem(before), TeamItem.toItem(after)))
        .put(audit, AuditItems.toItem(entry))
        .commit();
  }

  @Override
  public boolean create(App app, ApiKey clientKey, Secret secret, AuditEntry entry) {
    Transaction transaction =
        new Transaction(client)
            .update(oneMoreApp(app.place()))
            .putIfAbsent(teams, AppItem.toItem(app).attributes())
            .put(audit, AuditItems.toItem(entry));
    return keys.create(transaction, clientKey, secret).commit();
  }

  @Override
  public boolean change(App before, App after, AuditEntry entry) {
    return new Transaction(client)
        .update(ItemChange.of(teams, AppItem.toItem(before), AppItem.toItem(after)))
        .put(audit, AuditItems.toItem(entry))
        .commit();
  }

  private Update oneMoreApp(App.Place place) {
    return Update.builder()
        .tableName(teams)
        .key(Attributes.key(place.teamId().toString(), TeamItem.projectKey(place.projectId())))
        .updateExpression("ADD apps_made :one")
        .conditionExpression(Hidden.NOT)
        .expressionAttributeValues(Map.of(":one", Attributes.number(1)))
        .build();
  }
}
