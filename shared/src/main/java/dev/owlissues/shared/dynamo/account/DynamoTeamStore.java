package dev.owlissues.shared.dynamo.account;

import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.account.team.AppInProject;
import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.account.team.Team;
import dev.owlissues.shared.account.team.TeamStore;
import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.ConditionalWrite;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.item.SoftDelete;
import dev.owlissues.shared.dynamo.item.Transaction;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Teams in DynamoDB: the team, its projects and its apps in one partition, the team's. Ids are
 * time-ordered, so the order of the sort keys is oldest first. All reads are strongly consistent,
 * and find nothing that is removed.
 */
public final class DynamoTeamStore implements TeamStore {
  private final DynamoDbClient client;
  private final Backoff backoff;
  private final String table;
  private final TeamReader items;

  /** The teams of that stack. */
  public DynamoTeamStore(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.table = names.of(Tables.TEAMS);
    this.items = new TeamReader(client, table, backoff);
  }

  @Override
  public Optional<Team> team(UUID teamId) {
    return items.live(teamId, TeamCodec.TEAM).map(TeamCodec::team);
  }

  @Override
  public Optional<Project> project(UUID teamId, UUID projectId) {
    return items.live(teamId, TeamCodec.projectKey(projectId)).map(TeamCodec::project);
  }

  @Override
  public Optional<Project> project(Collection<UUID> teamIds, UUID projectId) {
    return items.live(teamIds, TeamCodec.projectKey(projectId)).map(TeamCodec::project);
  }

  @Override
  public List<Project> projects(UUID teamId) {
    return items.listLive(teamId, TeamCodec.PROJECTS).stream().map(TeamCodec::project).toList();
  }

  @Override
  public Optional<App> app(UUID teamId, UUID appId) {
    return items.live(teamId, AppCodec.key(appId)).map(AppCodec::fromItem);
  }

  @Override
  public Optional<App> app(Collection<UUID> teamIds, UUID appId) {
    return items.live(teamIds, AppCodec.key(appId)).map(AppCodec::fromItem);
  }

  @Override
  public Optional<AppInProject> app(App.Place place, UUID appId) {
    String projectKey = TeamCodec.projectKey(place.projectId());
    String appKey = AppCodec.key(appId);
    Map<String, Item> found =
        items
            .live(
                Stream.of(projectKey, appKey)
                    .map(sort -> Attributes.key(place.teamId().toString(), sort))
                    .toList())
            .stream()
            .collect(Collectors.toMap(item -> item.text("sk"), Function.identity()));
    Optional<Project> project = Optional.ofNullable(found.get(projectKey)).map(TeamCodec::project);
    return Optional.ofNullable(found.get(appKey))
        .map(AppCodec::fromItem)
        .filter(app -> app.place().equals(place))
        .flatMap(app -> project.map(its -> new AppInProject(app, its)));
  }

  @Override
  public Standing standing(App.Place place, UUID appId) {
    List<Item> found =
        items.find(
            Stream.of(TeamCodec.projectKey(place.projectId()), AppCodec.key(appId))
                .map(sort -> Attributes.key(place.teamId().toString(), sort))
                .toList());
    return new Standing(
        found.stream().anyMatch(SoftDelete::is),
        found.stream()
            .filter(item -> !SoftDelete.is(item))
            .filter(item -> item.text("sk").equals(TeamCodec.projectKey(place.projectId())))
            .findFirst()
            .map(TeamCodec::project));
  }

  @Override
  public List<App> apps(UUID teamId) {
    return items.listLive(teamId, AppCodec.APPS).stream().map(AppCodec::fromItem).toList();
  }

  @Override
  public boolean create(Team team) {
    return put(TeamCodec.toItem(team));
  }

  @Override
  public boolean create(Project project) {
    return new Transaction(client, backoff)
        .putIfAbsent(table, TeamCodec.toItem(project).attributes())
        .putIfAbsent(table, SlugCodec.toItem(project))
        .commit();
  }

  @Override
  public boolean create(App app) {
    return put(AppCodec.toItem(app));
  }

  @Override
  public boolean raiseLatest(App app, App.LatestVersion latest) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":version", Attributes.text(latest.version()));
    values.put(":at", Attributes.text(latest.seenAt()));
    app.latest().ifPresent(known -> values.put(":known", Attributes.text(known.version())));
    String unchanged =
        app.latest().isPresent()
            ? "latest_app_version = :known"
            : "attribute_exists(pk) AND attribute_not_exists(latest_app_version)";
    return ConditionalWrite.held(() ->
        client.updateItem(update ->
            update
                .tableName(table)
                .key(Attributes.key(app.place().teamId().toString(), AppCodec.key(app.id())))
                .updateExpression(
                    """
                    SET latest_app_version = :version, latest_app_version_updated_at = :at
                    """)
                .conditionExpression(unchanged)
                .expressionAttributeValues(values)));
  }

  private boolean put(Item item) {
    return ConditionalWrite.putIfAbsent(client, table, item.attributes());
  }
}
