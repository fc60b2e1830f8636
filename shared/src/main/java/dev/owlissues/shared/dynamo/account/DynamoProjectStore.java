package dev.owlissues.shared.dynamo.account;

import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.account.team.ProjectStore;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.audit.AuditCodec;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.ItemChange;
import dev.owlissues.shared.dynamo.item.SoftDelete;
import dev.owlissues.shared.dynamo.item.Transaction;
import dev.owlissues.shared.dynamo.key.KeyWrites;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
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
  private final Backoff backoff;
  private final String teams;
  private final KeyWrites keys;
  private final String audit;

  /** The projects of that stack. */
  public DynamoProjectStore(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.teams = names.of(Tables.TEAMS);
    this.keys = new KeyWrites(names);
    this.audit = names.of(Tables.AUDIT);
  }

  @Override
  public boolean create(Project project, AuditEntry entry) {
    return new Transaction(client, backoff)
        .putIfAbsent(teams, TeamCodec.toItem(project).attributes())
        .putIfAbsent(teams, SlugCodec.toItem(project))
        .put(audit, AuditCodec.toItem(entry))
        .commit();
  }

  @Override
  public boolean change(Project before, Project after, AuditEntry entry) {
    return new Transaction(client, backoff)
        .update(ItemChange.of(teams, TeamCodec.toItem(before), TeamCodec.toItem(after)))
        .put(audit, AuditCodec.toItem(entry))
        .commit();
  }

  @Override
  public boolean create(App app, ApiKey clientKey, Secret secret, AuditEntry entry) {
    Transaction transaction =
        new Transaction(client, backoff)
            .update(oneMoreApp(app.place()))
            .putIfAbsent(teams, AppCodec.toItem(app).attributes())
            .put(audit, AuditCodec.toItem(entry));
    return keys.create(transaction, clientKey, secret).commit();
  }

  @Override
  public boolean change(App before, App after, AuditEntry entry) {
    return new Transaction(client, backoff)
        .update(ItemChange.of(teams, AppCodec.toItem(before), AppCodec.toItem(after)))
        .put(audit, AuditCodec.toItem(entry))
        .commit();
  }

  private Update oneMoreApp(App.Place place) {
    return Update.builder()
        .tableName(teams)
        .key(Attributes.key(place.teamId().toString(), TeamCodec.projectKey(place.projectId())))
        .updateExpression("ADD apps_made :one")
        .conditionExpression(SoftDelete.NOT)
        .expressionAttributeValues(Map.of(":one", Attributes.number(1)))
        .build();
  }
}
