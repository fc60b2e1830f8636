package dev.owlissues.shared.dynamo.digest;

import static dev.owlissues.shared.dynamo.item.Attributes.text;

import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.digest.Digest;
import dev.owlissues.shared.digest.Digest.Said;
import dev.owlissues.shared.digest.Digest.Told;
import dev.owlissues.shared.digest.ToldIssues;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.BatchGet;
import dev.owlissues.shared.dynamo.item.ConditionalWrite;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.issue.IssueKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What digests said last of issues, in DynamoDB: one item an issue, under its project. */
public final class DynamoToldIssues implements ToldIssues {
  private static final String TOLD = "told#";

  private final DynamoDbClient client;
  private final Backoff backoff;
  private final String table;

  /** Beside the digests in that table. */
  public DynamoToldIssues(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.table = names.of(Tables.DIGESTS);
  }

  @Override
  public Map<UUID, Told> of(UUID projectId, Collection<UUID> issueIds) {
    Map<UUID, Told> told = new HashMap<>();
    read(issueIds.stream().map(issue -> new IssueKey(projectId, issue)).toList(), true)
        .forEach((key, said) -> told.put(key.issueId(), said));
    return Map.copyOf(told);
  }

  @Override
  public Map<IssueKey, Told> find(Collection<IssueKey> issues) {
    return read(issues, false);
  }

  private Map<IssueKey, Told> read(Collection<IssueKey> issues, boolean consistent) {
    var keys =
        issues.stream()
            .distinct()
            .map(key -> Attributes.key(key.projectId().toString(), TOLD + key.issueId()))
            .toList();
    Map<IssueKey, Told> told = new HashMap<>();
    for (var attributes : new BatchGet(client, table, consistent, backoff).read(keys)) {
      Item item = Item.of(attributes);
      told.put(
          new IssueKey(item.uuid("pk"), UUID.fromString(item.text("sk").substring(TOLD.length()))),
          new Told(item.instant("cut"), item.number("occurrences"), item.text("comparable")));
    }
    return Map.copyOf(told);
  }

  @Override
  public void tell(Digest digest) {
    digest
        .listed()
        .forEach(issue -> issue.said().ifPresent(said -> tell(digest, issue.issueId(), said)));
  }

  @Override
  public void forget(UUID projectId, UUID issueId) {
    client.deleteItem(
        r -> r.tableName(table).key(Attributes.key(projectId.toString(), TOLD + issueId)));
  }

  // Only forward in time: a sender that comes late changes nothing that a later digest said.
  private void tell(Digest digest, UUID issueId, Said said) {
    Item item =
        Item.keyed(digest.projectId().toString(), TOLD + issueId)
            .with("cut", digest.cut())
            .with("occurrences", said.counts().occurrences())
            .with("comparable", said.comparable())
            .expiring(digest.cut().plus(DigestCodec.KEPT));
    ConditionalWrite.held(() ->
        client.putItem(r ->
            r.tableName(table)
                .item(item.attributes())
                .conditionExpression("attribute_not_exists(cut) OR cut < :cut")
                .expressionAttributeValues(Map.of(":cut", text(digest.cut())))));
  }
}
