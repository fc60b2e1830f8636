package dev.owlissues.shared.dynamo;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueStore;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Issues in DynamoDB. Every write replaces the revision that was read, or nothing. */
public final class DynamoIssueStore implements IssueStore {
  private final DynamoDbClient client;
  private final String issues;
  private final String audit;

  /** Issues in those tables. */
  public DynamoIssueStore(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.issues = names.of(Tables.ISSUES);
    this.audit = names.of(Tables.AUDIT);
  }

  @Override
  public Optional<Issue> find(UUID projectId, UUID issueId) {
    Map<String, AttributeValue> item =
        client
            .getItem(r ->
                r.tableName(issues)
                    .key(Attributes.key(IssueItems.key(projectId, issueId)))
                    .consistentRead(true))
            .item();
    return item.isEmpty() ? Optional.empty() : Optional.of(IssueItems.fromItem(item));
  }

  @Override
  public Map<UUID, Issue> find(UUID projectId, Collection<UUID> issueIds) {
    var keys =
        issueIds.stream()
            .distinct()
            .map(id -> Attributes.key(IssueItems.key(projectId, id)))
            .toList();
    Map<UUID, Issue> found = new LinkedHashMap<>();
    new BatchGet(client, issues, true)
        .read(keys).stream()
            .map(IssueItems::fromItem)
            .forEach(issue -> found.put(issue.id(), issue));
    return found;
  }

  @Override
  public boolean create(Issue issue) {
    return ConditionalWrite.putIfAbsent(client, issues, IssueItems.toItem(issue));
  }

  @Override
  public boolean replace(Issue next) {
    return ConditionalWrite.putIfRevision(
        client, issues, IssueItems.toItem(next), next.ledger().revision() - 1);
  }

  @Override
  public boolean replace(Issue next, AuditEntry entry) {
    return new Transaction(client)
        .putIfRevision(issues, IssueItems.toItem(next), next.ledger().revision() - 1)
        .put(audit, AuditItems.toItem(entry))
        .commit();
  }
}
