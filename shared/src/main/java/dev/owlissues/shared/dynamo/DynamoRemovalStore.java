package dev.owlissues.shared.dynamo;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.team.App;
import dev.owlissues.shared.team.Project;
import dev.owlissues.shared.team.RemovalStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Removes projects and apps in DynamoDB, with {@link Hidden} marks. */
public final class DynamoRemovalStore implements RemovalStore {
  private final DynamoDbClient client;
  private final String teams;
  private final String audit;
  private final TeamItems items;

  /** The projects and apps of that stack. */
  public DynamoRemovalStore(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.teams = names.of(Tables.TEAMS);
    this.audit = names.of(Tables.AUDIT);
    this.items = new TeamItems(client, teams);
  }

  @Override
  public Optional<ProjectState> project(UUID teamId, UUID projectId) {
    return items
        .find(teamId, TeamItem.projectKey(projectId))
        .map(item -> new ProjectState(phase(item), appsMade(item)));
  }

  @Override
  public Optional<Phase> app(UUID teamId, UUID appId) {
    return items.find(teamId, AppItem.key(appId)).map(DynamoRemovalStore::phase);
  }

  @Override
  public boolean hide(Project project, long appsMade, List<App> apps, Written written) {
    // An app that is made meanwhile counts up what the first condition names, or finds the project
    // hidden: none is left behind.
    var transaction =
        new Transaction(client)
            .update(hideProject(project, appsMade, written))
            .delete(SlugItem.release(teams, project));
    apps.forEach(app -> transaction.update(Hidden.update(teams, key(app), written.at(), false)));
    return log(transaction, written).commit();
  }

  @Override
  public boolean hide(App app, Written written) {
    var transaction =
        new Transaction(client).update(Hidden.update(teams, key(app), written.at(), true));
    return log(transaction, written).commit();
  }

  @Override
  public Set<UUID> appIds(UUID teamId, UUID projectId) {
    return items.list(teamId, AppItem.APPS).stream()
        .map(AppItem::fromItem)
        .filter(app -> app.place().projectId().equals(projectId))
        .map(App::id)
        .collect(Collectors.toSet());
  }

  @Override
  public void finishProject(UUID teamId, UUID projectId) {
    finish(teamId, TeamItem.projectKey(projectId));
  }

  @Override
  public void finishApp(UUID teamId, UUID appId) {
    finish(teamId, AppItem.key(appId));
  }

  private Update hideProject(Project project, long appsMade, Written written) {
    String unchanged = appsMade == 0 ? "attribute_not_exists(apps_made)" : "apps_made = :apps_made";
    return Hidden.update(
        teams,
        Attributes.key(project.teamId().toString(), TeamItem.projectKey(project.id())),
        written.at(),
        true,
        Hidden.NOT + " AND " + unchanged,
        appsMade == 0 ? Map.of() : Map.of(":apps_made", Attributes.number(appsMade)));
  }

  private Transaction log(Transaction transaction, Written written) {
    for (AuditEntry entry : written.entries()) {
      transaction.put(audit, AuditItems.toItem(entry));
    }
    return transaction;
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
    return Attributes.key(app.place().teamId().toString(), AppItem.key(app.id()));
  }

  private static Phase phase(Item item) {
    if (!Hidden.is(item)) {
      return Phase.LIVE;
    }
    return item.has(Hidden.OPEN) ? Phase.OPEN : Phase.DONE;
  }

  private static long appsMade(Item item) {
    return item.has(DynamoProjectStore.APPS_MADE) ? item.number(DynamoProjectStore.APPS_MADE) : 0;
  }
}
