package dev.owlissues.shared.dynamo.issue;

import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.BatchGet;
import dev.owlissues.shared.dynamo.item.BatchWrite;
import dev.owlissues.shared.dynamo.item.ConditionalWrite;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.fingerprint.Grouping;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.route.FingerprintRoute;
import dev.owlissues.shared.issue.route.RoutePage;
import dev.owlissues.shared.issue.route.RoutePlace;
import dev.owlissues.shared.issue.route.RouteStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Fingerprints in DynamoDB. The index by issue only finds: what is found is read by its key. */
public final class DynamoRouteStore implements RouteStore {
  private final DynamoDbClient client;
  private final Backoff backoff;
  private final String table;

  /** Fingerprints in that table. */
  public DynamoRouteStore(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.table = names.of(Tables.FINGERPRINTS);
  }

  @Override
  public Map<Grouping, FingerprintRoute> find(Collection<Grouping> groupings) {
    Map<Grouping, FingerprintRoute> found = new HashMap<>();
    new BatchGet(client, table, true, backoff)
        .read(groupings.stream().map(DynamoRouteStore::key).toList())
        .forEach(item -> {
          FingerprintRoute route = RouteCodec.fromItem(item);
          found.put(route.grouping(), route);
        });
    return found;
  }

  @Override
  public boolean put(FingerprintRoute route) {
    return ConditionalWrite.putIfAbsent(client, table, RouteCodec.toItem(route));
  }

  @Override
  public boolean move(Grouping grouping, UUID from, UUID to) {
    return ConditionalWrite.held(() ->
        client.updateItem(r ->
            r.tableName(table)
                .key(key(grouping))
                .conditionExpression("#issue = :from")
                .updateExpression("SET #issue = :to, #before = :before")
                .expressionAttributeNames(
                    Map.of("#issue", RouteCodec.ISSUE_ID, "#before", RouteCodec.MOVED_FROM))
                .expressionAttributeValues(
                    Map.of(
                        ":from", Attributes.text(from),
                        ":to", Attributes.text(to),
                        ":before", Attributes.binary(RouteCodec.bytes(from))))));
  }

  @Override
  public boolean renew(FingerprintRoute next, UUID from) {
    return ConditionalWrite.held(() ->
        client.putItem(r ->
            r.tableName(table)
                .item(RouteCodec.toItem(next))
                .conditionExpression("#issue = :from")
                .expressionAttributeNames(Map.of("#issue", RouteCodec.ISSUE_ID))
                .expressionAttributeValues(Map.of(":from", Attributes.text(from)))));
  }

  @Override
  public void strip(Grouping grouping, UUID issueId) {
    ConditionalWrite.held(() ->
        client.updateItem(r ->
            r.tableName(table)
                .key(key(grouping))
                .conditionExpression("#issue = :issue")
                .updateExpression("REMOVE " + String.join(", ", RouteCodec.EVIDENCE))
                .expressionAttributeNames(Map.of("#issue", RouteCodec.ISSUE_ID))
                .expressionAttributeValues(Map.of(":issue", Attributes.text(issueId)))));
  }

  @Override
  public void remove(Collection<Grouping> groupings) {
    new BatchWrite(client, table, backoff)
        .delete(groupings.stream().map(DynamoRouteStore::key).toList());
  }

  @Override
  public List<Grouping> leadingTo(UUID issueId) {
    return client.queryPaginator(byIssue(issueId).build()).items().stream()
        .map(item -> RouteCodec.grouping(Item.of(item)))
        .toList();
  }

  @Override
  public RoutePage newest(IssueKey issue, Optional<RoutePlace> after, int limit) {
    QueryRequest.Builder request = byIssue(issue.issueId()).limit(limit + 1);
    after.ifPresent(place -> request.exclusiveStartKey(place(issue.issueId(), place)));
    // A store may end an answer before the limit: DynamoDB Local does by the size of whole items.
    List<RoutePlace> places =
        client.queryPaginator(request.build()).items().stream()
            .limit(limit + 1L)
            .map(item -> place(Item.of(item)))
            .toList();
    List<RoutePlace> page = places.subList(0, Math.min(limit, places.size()));
    Map<Grouping, FingerprintRoute> routes = find(page.stream().map(RoutePlace::grouping).toList());
    return new RoutePage(
        page.stream()
            .flatMap(place -> Stream.ofNullable(routes.get(place.grouping())))
            .filter(route -> route.issueId().equals(issue.issueId()))
            .filter(route -> route.projectId().equals(issue.projectId()))
            .toList(),
        places.size() > limit ? Optional.of(page.getLast()) : Optional.empty());
  }

  private QueryRequest.Builder byIssue(UUID issueId) {
    return QueryRequest.builder()
        .tableName(table)
        .indexName(Tables.BY_ISSUE.name())
        .keyConditionExpression("#issue = :issue")
        .expressionAttributeNames(Map.of("#issue", Tables.BY_ISSUE.partitionKey()))
        .expressionAttributeValues(Map.of(":issue", Attributes.text(issueId)))
        .scanIndexForward(false);
  }

  // Many fingerprints of one page have the same time, so a place is the whole key of the index.
  private static Map<String, AttributeValue> place(UUID issueId, RoutePlace place) {
    return Map.of(
        "pk",
        Attributes.text(place.grouping().key()),
        Tables.BY_ISSUE.partitionKey(),
        Attributes.text(issueId),
        Tables.BY_ISSUE.sortKey(),
        Attributes.text(place.createdAt()));
  }

  private static RoutePlace place(Item item) {
    return new RoutePlace(item.instant(RouteCodec.CREATED_AT), RouteCodec.grouping(item));
  }

  private static Map<String, AttributeValue> key(Grouping grouping) {
    return Attributes.key(grouping.key());
  }
}
