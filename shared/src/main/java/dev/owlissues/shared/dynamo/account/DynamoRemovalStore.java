package dev.owlissues.shared.dynamo.account;

import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.account.team.RemovalStore;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.audit.AuditCodec;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.ConditionalWrite;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.item.SoftDelete;
import dev.owlissues.shared.dynamo.item.Transaction;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.dynamo.work.PurgeNote;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Removes projects and apps in DynamoDB, with {@link SoftDelete} marks. */
public final class DynamoRemovalStore implements RemovalStore {
  private final DynamoDbClient client;
  private final Backoff backoff;
  private final TableNames names;
  private final String teams;
  private final String audit;
  private final TeamReader items;

  /** The projects and apps of that stack. */
  public DynamoRemovalStore(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.names = names;
    this.teams = names.of(Tables.TEAMS);
    this.audit = names.of(Tables.AUDIT);
    this.items = new TeamReader(client, teams, backoff);
  }

  @Override
  public Optional<ProjectState> project(UUID teamId, UUID projectId) {
    return items
        .find(teamId, TeamCodec.projectKey(projectId))
        .map(item -> new ProjectState(phase(item), appsMade(item)));
  }

  @Override
  public Optional<Phase> app(UUID teamId, UUID appId) {
    return items.find(teamId, AppCodec.key(appId)).map(DynamoRemovalStore::phase);
  }

  @Override
  public boolean hide(Project project, long appsMade, List<App> apps, Written written) {
    // An app that is made meanwhile counts up what the first condition names, or finds the project
    // hidden: none is left behind.
    var transaction =
        new Transaction(client, backoff)
            .update(hideProject(project, appsMade, written))
            .delete(SlugCodec.release(teams, project));
    apps.forEach(
        app -> transaction.update(SoftDelete.update(teams, key(app), written.at(), false)));
    return log(transaction, written).commit();
  }

  @Override
  public boolean hide(App app, Written written) {
    var transaction =
        new Transaction(client, backoff)
            .update(SoftDelete.update(teams, key(app), written.at(), true));
    return log(transaction, written).commit();
  }

  @Override
  public Set<UUID> appIds(UUID teamId, UUID projectId) {
    return items.list(teamId, AppCodec.APPS).stream()
        .map(AppCodec::fromItem)
        .filter(app -> app.place().projectId().equals(projectId))
        .map(App::id)
        .collect(Collectors.toSet());
  }

  @Override
  public void finishProject(UUID teamId, UUID projectId) {
    finish(teamId, TeamCodec.projectKey(projectId));
  }

  @Override
  public void finishApp(UUID teamId, UUID appId) {
    finish(teamId, AppCodec.key(appId));
  }

  private Update hideProject(Project project, long appsMade, Written written) {
    String unchanged = appsMade == 0 ? "attribute_not_exists(apps_made)" : "apps_made = :apps_made";
    return SoftDelete.update(
        teams,
        Attributes.key(project.teamId().toString(), TeamCodec.projectKey(project.id())),
        written.at(),
        true,
        SoftDelete.NOT + " AND " + unchanged,
        appsMade == 0 ? Map.of() : Map.of(":apps_made", Attributes.number(appsMade)));
  }

  private Transaction log(Transaction transaction, Written written) {
    for (AuditEntry entry : written.entries()) {
      transaction.put(audit, AuditCodec.toItem(entry));
    }
    return PurgeNote.put(transaction, names, written.purge());
  }

  /** Run twice it finds nothing to remove; an item that has expired meanwhile is not made again. */
  private void finish(UUID teamId, String sort) {
    var _ =
        ConditionalWrite.held(() ->
            client.updateItem(update ->
                update
                    .tableName(teams)
                    .key(Attributes.key(teamId.toString(), sort))
                    .updateExpression("REMOVE removal_open")
                    .conditionExpression("attribute_exists(removal_open)")));
  }

  private static Map<String, AttributeValue> key(App app) {
    return Attributes.key(app.place().teamId().toString(), AppCodec.key(app.id()));
  }

  private static Phase phase(Item item) {
    if (!SoftDelete.is(item)) {
      return Phase.LIVE;
    }
    return item.has(SoftDelete.OPEN) ? Phase.OPEN : Phase.DONE;
  }

  private static long appsMade(Item item) {
    return item.number(DynamoProjectStore.APPS_MADE, 0);
  }
}
