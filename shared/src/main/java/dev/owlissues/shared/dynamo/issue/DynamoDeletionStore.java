package dev.owlissues.shared.dynamo.issue;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.audit.AuditCodec;
import dev.owlissues.shared.dynamo.item.Transaction;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.dynamo.work.DynamoPageGate;
import dev.owlissues.shared.dynamo.work.PurgeNote;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.purge.Purge;
import dev.owlissues.shared.purge.work.DeletionStore;
import dev.owlissues.shared.scan.page.PageGate.Closing;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Deletes issues in DynamoDB: marked among their pages first, then a tombstone in their place. */
public final class DynamoDeletionStore implements DeletionStore {
  private final DynamoDbClient client;
  private final Backoff backoff;
  private final TableNames names;
  private final String work;
  private final String issues;
  private final String audit;

  /** Issues in those tables. */
  public DynamoDeletionStore(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.names = names;
    this.work = names.of(Tables.WORK);
    this.issues = names.of(Tables.ISSUES);
    this.audit = names.of(Tables.AUDIT);
  }

  @Override
  public boolean begin(Purge purge, Issue deleting, AuditEntry entry) {
    return PurgeNote.put(new Transaction(client, backoff), names, purge)
        .putIfRevision(issues, IssueCodec.toItem(deleting), deleting.bookkeeping().revision() - 1)
        .put(audit, AuditCodec.toItem(entry))
        .commit();
  }

  @Override
  public boolean commit(Issue issue, Instant now, Closing closing) {
    return new Transaction(client, backoff)
        .putIfRevision(issues, IssueCodec.grave(issue, now), issue.bookkeeping().revision())
        .delete(DynamoPageGate.firstEvent(work, closing.projectId(), closing.token()))
        .commit();
  }
}
