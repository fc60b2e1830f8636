package dev.owlissues.shared.dynamo;

import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.scan.FingerprintStore;
import dev.owlissues.shared.scan.Grouping;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Which issue each grouping belongs to, in DynamoDB. */
public final class DynamoFingerprintStore implements FingerprintStore {
  private final DynamoDbClient client;
  private final String table;

  /** Fingerprints in that table. */
  public DynamoFingerprintStore(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.table = names.of(Tables.FINGERPRINTS);
  }

  @Override
  public Map<Grouping, UUID> find(Collection<Grouping> groupings) {
    Map<String, Grouping> byKey =
        groupings.stream().collect(Collectors.toMap(this::key, Function.identity()));
    Map<Grouping, UUID> found = new HashMap<>();
    new BatchGet(client, table, true)
        .read(byKey.keySet().stream().map(Attributes::key).toList())
        .forEach(attributes -> {
          Item item = Item.of(attributes);
          Grouping grouping = byKey.get(item.text("pk"));
          if (grouping != null) {
            found.put(grouping, item.uuid("issue_id"));
          }
        });
    return found;
  }

  @Override
  public void route(Collection<Grouping> groupings, UUID projectId, Instant now) {
    route(
        groupings.stream()
            .distinct()
            .collect(Collectors.toMap(Function.identity(), Grouping::issueId)),
        projectId,
        now);
  }

  @Override
  public void route(Map<Grouping, UUID> routes, UUID projectId, Instant now) {
    new BatchWrite(client, table)
        .put(
            routes.entrySet().stream()
                .map(route -> toItem(route.getKey(), route.getValue(), projectId, now))
                .toList());
  }

  private Map<String, AttributeValue> toItem(
      Grouping grouping, UUID issueId, UUID projectId, Instant now) {
    return Item.keyed(key(grouping))
        .with("issue_id", issueId)
        .with("project_id", projectId)
        .with("algorithm", Fingerprint.ALGORITHM)
        .with("created_at", now)
        .attributes();
  }

  private String key(Grouping grouping) {
    return "%s#%s#%s"
        .formatted(grouping.appId(), grouping.dev() ? "dev" : "prod", grouping.fingerprint());
  }
}
