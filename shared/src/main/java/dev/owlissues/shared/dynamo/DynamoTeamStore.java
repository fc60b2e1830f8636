package dev.owlissues.shared.dynamo;

import dev.owlissues.shared.team.App;
import dev.owlissues.shared.team.AppInProject;
import dev.owlissues.shared.team.Project;
import dev.owlissues.shared.team.Team;
import dev.owlissues.shared.team.TeamStore;
import java.util.ArrayList;
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
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Teams in DynamoDB: the team, its projects and its apps in one partition, the team's. Ids are
 * time-ordered, so the order of the sort keys is oldest first. All reads are strongly consistent.
 */
public final class DynamoTeamStore implements TeamStore {
  private final DynamoDbClient client;
  private final String table;

  /** The teams of that stack. */
  public DynamoTeamStore(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.table = names.of(Tables.TEAMS);
  }

  @Override
  public Optional<Team> team(UUID teamId) {
    return get(teamId, TeamItem.TEAM).map(TeamItem::team);
  }

  @Override
  public Optional<Project> project(UUID teamId, UUID projectId) {
    return get(teamId, TeamItem.projectKey(projectId)).map(TeamItem::project);
  }

  @Override
  public Optional<Project> project(Collection<UUID> teamIds, UUID projectId) {
    return any(teamIds, TeamItem.projectKey(projectId)).map(TeamItem::project);
  }

  @Override
  public List<Project> projects(UUID teamId) {
    return list(teamId, TeamItem.PROJECTS).stream().map(TeamItem::project).toList();
  }

  @Override
  public Optional<App> app(UUID teamId, UUID appId) {
    return get(teamId, AppItem.key(appId)).map(AppItem::fromItem);
  }

  @Override
  public Optional<App> app(Collection<UUID> teamIds, UUID appId) {
    return any(teamIds, AppItem.key(appId)).map(AppItem::fromItem);
  }

  @Override
  public Optional<AppInProject> app(App.Place place, UUID appId) {
    String projectKey = TeamItem.projectKey(place.projectId());
    String appKey = AppItem.key(appId);
    Map<String, Item> found =
        read(
                Stream.of(projectKey, appKey)
                    .map(sort -> Attributes.key(place.teamId().toString(), sort))
                    .toList())
            .stream()
            .collect(Collectors.toMap(item -> item.text("sk"), Function.identity()));
    Optional<Project> project = Optional.ofNullable(found.get(projectKey)).map(TeamItem::project);
    return Optional.ofNullable(found.get(appKey))
        .map(AppItem::fromItem)
        .filter(app -> app.place().equals(place))
        .flatMap(app -> project.map(its -> new AppInProject(app, its)));
  }

  @Override
  public List<App> apps(UUID teamId) {
    return list(teamId, AppItem.APPS).stream().map(AppItem::fromItem).toList();
  }

  @Override
  public boolean create(Team team) {
    return put(TeamItem.toItem(team));
  }

  @Override
  public boolean create(Project project) {
    return put(TeamItem.toItem(project));
  }

  @Override
  public boolean create(App app) {
    return put(AppItem.toItem(app));
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
    try {
      client.updateItem(update ->
          update
              .tableName(table)
              .key(Attributes.key(app.place().teamId().toString(), AppItem.key(app.id())))
              .updateExpression(
                  """
                  SET latest_app_version = :version, latest_app_version_updated_at = :at
                  """)
              .conditionExpression(unchanged)
              .expressionAttributeValues(values));
      return true;
    } catch (ConditionalCheckFailedException moved) {
      return false;
    }
  }

  private Optional<Item> get(UUID teamId, String sort) {
    Item item =
        Item.of(
            client
                .getItem(get ->
                    get.tableName(table)
                        .key(Attributes.key(teamId.toString(), sort))
                        .consistentRead(true))
                .item());
    return item.isEmpty() ? Optional.empty() : Optional.of(item);
  }

  /** The item that one of the teams has under that sort key. Ids are unique, so one at most. */
  private Optional<Item> any(Collection<UUID> teamIds, String sort) {
    return read(teamIds.stream().map(team -> Attributes.key(team.toString(), sort)).toList())
        .stream()
        .findFirst();
  }

  private List<Item> read(List<Map<String, AttributeValue>> keys) {
    return new BatchGet(client, table, true).read(keys).stream().map(Item::of).toList();
  }

  private List<Item> list(UUID teamId, String prefix) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("pk = :team AND begins_with(sk, :prefix)")
            .expressionAttributeValues(
                Map.of(":team", Attributes.text(teamId), ":prefix", Attributes.text(prefix)))
            .consistentRead(true)
            .build();
    List<Item> items = new ArrayList<>();
    client.queryPaginator(query).items().forEach(item -> items.add(Item.of(item)));
    return List.copyOf(items);
  }

  private boolean put(Item item) {
    return ConditionalWrite.putIfAbsent(client, table, item.attributes());
  }
}
