package dev.owlissues.shared.dynamo;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.Standing;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

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
    return live(standing(projectId, issueId));
  }

  @Override
  public Map<UUID, Issue> find(UUID projectId, Collection<UUID> issueIds) {
    Map<UUID, Issue> found = new LinkedHashMap<>();
    standings(projectId, issueIds)
        .forEach((id, standing) -> live(standing).ifPresent(issue -> found.put(id, issue)));
    return found;
  }

  private static Optional<Issue> live(Standing standing) {
    return standing instanceof Standing.Live(Issue issue) ? Optional.of(issue) : Optional.empty();
  }

  @Override
  public Standing standing(UUID projectId, UUID issueId) {
    return IssueItems.standing(
        client
            .getItem(r ->
                r.tableName(issues)
                    .key(Attributes.key(IssueItems.key(projectId, issueId)))
                    .consistentRead(true))
            .item());
  }

  @Override
  public Map<UUID, Standing> standings(UUID projectId, Collection<UUID> issueIds) {
    Map<String, UUID> byKey = new LinkedHashMap<>();
    Map<UUID, Standing> standings = new LinkedHashMap<>();
    for (UUID id : issueIds) {
      byKey.put(IssueItems.key(projectId, id), id);
      standings.put(id, new Standing.Absent());
    }
    for (var item :
        new BatchGet(client, issues, true)
            .read(byKey.keySet().stream().map(Attributes::key).toList())) {
      UUID id = byKey.get(Item.of(item).text("pk"));
      if (id != null) {
        standings.put(id, IssueItems.standing(item));
      }
    }
    return standings;
  }

  @Override
  public boolean claim(UUID projectId, UUID issueId) {
    return ConditionalWrite.putIfAbsent(client, issues, IssueItems.claim(projectId, issueId));
  }

  @Override
  public Map<IssueKey, Issue> find(Collection<IssueKey> wanted) {
    var keys =
        wanted.stream()
            .distinct()
            .map(key -> Attributes.key(IssueItems.key(key.projectId(), key.issueId())))
            .toList();
    Map<IssueKey, Issue> found = new LinkedHashMap<>();
    new BatchGet(client, issues, true)
        .read(keys).stream()
            .map(IssueItems::standing)
            .map(DynamoIssueStore::live)
            .flatMap(Optional::stream)
            .forEach(issue -> found.put(issue.key(), issue));
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
