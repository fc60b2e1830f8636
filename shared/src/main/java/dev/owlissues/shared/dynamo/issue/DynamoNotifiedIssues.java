package dev.owlissues.shared.dynamo.issue;

import static dev.owlissues.shared.dynamo.item.Attributes.number;
import static dev.owlissues.shared.dynamo.item.Attributes.text;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.digest.NotifiedIssues;
import dev.owlissues.shared.dynamo.audit.AuditCodec;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.Transaction;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** An issue's {@code last_notified_at} in DynamoDB; no index has it as a key. */
public final class DynamoNotifiedIssues implements NotifiedIssues {
  private final DynamoDbClient client;
  private final Backoff backoff;
  private final String table;
  private final String audit;

  /** Issues in that table. */
  public DynamoNotifiedIssues(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.table = names.of(Tables.ISSUES);
    this.audit = names.of(Tables.AUDIT);
  }

  // Raises the revision: a scan that read the issue before must not write it back as it was. Only
  // forward in time, so that running twice, or late, changes nothing.
  @Override
  public void notified(UUID projectId, UUID issueId, Instant cut, AuditEntry entry) {
    Update update =
        Update.builder()
            .tableName(table)
            .key(Attributes.key(IssueCodec.key(projectId, issueId)))
            .updateExpression("SET last_notified_at = :cut, revision = revision + :one")
            .conditionExpression(
                IssueCodec.IS_LIVE
                    + " AND (attribute_not_exists(last_notified_at) OR last_notified_at < :cut)")
            .expressionAttributeValues(Map.of(":cut", text(cut), ":one", number(1)))
            .build();
    new Transaction(client, backoff)
        .update(update)
        .put(audit, AuditCodec.toItemOfDigests(entry))
        .commit();
  }
}
