package dev.owlissues.shared.dynamo.issue;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.audit.AuditCodec;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.ConsistentRead;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.item.Transaction;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.dynamo.work.DynamoPageGate;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.merge.Merge;
import dev.owlissues.shared.issue.merge.MergeStore;
import dev.owlissues.shared.issue.merge.Tombstone;
import dev.owlissues.shared.scan.page.PageGate.Closing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Merges in DynamoDB: those on their way among the open work, tombstones in place of issues. */
public final class DynamoMergeStore implements MergeStore {
  private static final String OPEN = "open";
  private static final String PREFIX = "merge#";

  private final DynamoDbClient client;
  private final Backoff backoff;
  private final String work;
  private final String issues;
  private final String audit;

  /** Merges in those tables. */
  public DynamoMergeStore(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.work = names.of(Tables.WORK);
    this.issues = names.of(Tables.ISSUES);
    this.audit = names.of(Tables.AUDIT);
  }

  @Override
  public List<Merge> open() {
    return ConsistentRead.all(client, work, OPEN, PREFIX).map(DynamoMergeStore::fromItem).toList();
  }

  @Override
  public Optional<Merge> open(UUID sourceId) {
    return ConsistentRead.find(client, work, key(sourceId)).map(DynamoMergeStore::fromItem);
  }

  @Override
  public boolean begin(Merge merge, Issue expecting) {
    return new Transaction(client, backoff)
        .putIfAbsent(work, toItem(merge))
        .putIfRevision(issues, IssueCodec.toItem(expecting), expecting.bookkeeping().revision() - 1)
        .commit();
  }

  @Override
  public boolean commit(Issue source, Issue joined, AuditEntry entry, Closing closing) {
    return new Transaction(client, backoff)
        .putIfRevision(
            issues,
            IssueCodec.tombstone(source, joined.id(), entry.at()),
            source.bookkeeping().revision())
        .putIfRevision(issues, IssueCodec.toItem(joined), joined.bookkeeping().revision() - 1)
        .put(audit, AuditCodec.toItem(entry))
        .delete(DynamoPageGate.firstEvent(work, closing.projectId(), closing.token()))
        .commit();
  }

  @Override
  public Optional<Tombstone> tombstone(IssueKey source) {
    Item item =
        ConsistentRead.item(
            client, issues, Attributes.key(IssueCodec.key(source.projectId(), source.issueId())));
    return item.has(IssueCodec.MERGED_INTO)
        ? Optional.of(
            new Tombstone(
                IssueCodec.fromItem(item.attributes()),
                item.uuid(IssueCodec.MERGED_INTO),
                item.instant(IssueCodec.MERGED_AT)))
        : Optional.empty();
  }

  @Override
  public void close(Merge merge) {
    // Another merge of the same source cannot have begun: this one still was on its way.
    client.deleteItem(r -> r.tableName(work).key(key(merge.source())));
  }

  private static Map<String, AttributeValue> key(UUID sourceId) {
    return Attributes.key(OPEN, PREFIX + sourceId);
  }

  private static Map<String, AttributeValue> toItem(Merge merge) {
    return Item.keyed(OPEN, PREFIX + merge.source())
        .with("team_id", merge.teamId())
        .with("project_id", merge.projectId())
        .with("source_id", merge.source())
        .with("target_id", merge.target())
        .with("actor_type", merge.actor().type())
        .with("actor_id", merge.actor().id())
        .with("asked", merge.asked())
        .attributes();
  }

  private static Merge fromItem(Item item) {
    return new Merge(
        item.uuid("team_id"),
        item.uuid("project_id"),
        item.uuid("source_id"),
        item.uuid("target_id"),
        new Actor(item.text("actor_type"), item.text("actor_id")),
        item.instant("asked"));
  }
}
