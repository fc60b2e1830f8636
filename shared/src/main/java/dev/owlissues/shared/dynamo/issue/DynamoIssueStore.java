package dev.owlissues.shared.dynamo.issue;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.audit.AuditCodec;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.BatchGet;
import dev.owlissues.shared.dynamo.item.ConditionalWrite;
import dev.owlissues.shared.dynamo.item.ConsistentRead;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.item.Transaction;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.StoredIssue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Issues in DynamoDB. Every write replaces the revision that was read, or nothing. */
public final class DynamoIssueStore implements IssueStore {
  private final DynamoDbClient client;
  private final Backoff backoff;
  private final String issues;
  private final String audit;

  /** Issues in those tables. */
  public DynamoIssueStore(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.issues = names.of(Tables.ISSUES);
    this.audit = names.of(Tables.AUDIT);
  }

  @Override
  public Optional<Issue> find(UUID projectId, UUID issueId) {
    return live(storedIssue(projectId, issueId));
  }

  @Override
  public Map<UUID, Issue> find(UUID projectId, Collection<UUID> issueIds) {
    Map<UUID, Issue> found = new LinkedHashMap<>();
    storedIssues(projectId, issueIds)
        .forEach((id, storedIssue) -> live(storedIssue).ifPresent(issue -> found.put(id, issue)));
    return found;
  }

  private static Optional<Issue> live(StoredIssue storedIssue) {
    return storedIssue instanceof StoredIssue.Live(Issue issue)
        ? Optional.of(issue)
        : Optional.empty();
  }

  @Override
  public StoredIssue storedIssue(UUID projectId, UUID issueId) {
    return IssueCodec.storedIssue(
        ConsistentRead.item(client, issues, Attributes.key(IssueCodec.key(projectId, issueId)))
            .attributes());
  }

  @Override
  public Map<UUID, StoredIssue> storedIssues(UUID projectId, Collection<UUID> issueIds) {
    Map<String, UUID> byKey = new LinkedHashMap<>();
    Map<UUID, StoredIssue> storedIssues = new LinkedHashMap<>();
    for (UUID id : issueIds) {
      byKey.put(IssueCodec.key(projectId, id), id);
      storedIssues.put(id, new StoredIssue.Absent());
    }
    for (var item :
        new BatchGet(client, issues, true, backoff)
            .read(byKey.keySet().stream().map(Attributes::key).toList())) {
      UUID id = byKey.get(Item.of(item).text("pk"));
      if (id != null) {
        storedIssues.put(id, IssueCodec.storedIssue(item));
      }
    }
    return storedIssues;
  }

  @Override
  public boolean claim(UUID projectId, UUID issueId) {
    return ConditionalWrite.putIfAbsent(client, issues, IssueCodec.claim(projectId, issueId));
  }

  @Override
  public Map<IssueKey, Issue> find(Collection<IssueKey> wanted) {
    var keys =
        wanted.stream()
            .distinct()
            .map(key -> Attributes.key(IssueCodec.key(key.projectId(), key.issueId())))
            .toList();
    Map<IssueKey, Issue> found = new LinkedHashMap<>();
    new BatchGet(client, issues, true, backoff)
        .read(keys).stream()
            .map(IssueCodec::storedIssue)
            .map(DynamoIssueStore::live)
            .flatMap(Optional::stream)
            .filter(issue -> !issue.bookkeeping().isDeleting())
            .forEach(issue -> found.put(issue.key(), issue));
    return found;
  }

  @Override
  public boolean create(Issue issue) {
    return ConditionalWrite.putIfAbsent(client, issues, IssueCodec.toItem(issue));
  }

  @Override
  public boolean replace(Issue next) {
    return ConditionalWrite.putIfRevision(
        client, issues, IssueCodec.toItem(next), next.bookkeeping().revision() - 1);
  }

  @Override
  public boolean replace(Issue next, AuditEntry entry) {
    return new Transaction(client, backoff)
        .putIfRevision(issues, IssueCodec.toItem(next), next.bookkeeping().revision() - 1)
        .put(audit, AuditCodec.toItem(entry))
        .commit();
  }
}
