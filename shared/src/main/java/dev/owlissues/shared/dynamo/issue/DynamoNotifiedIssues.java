package dev.owlissues.shared.dynamo.issue;

import static dev.owlissues.shared.dynamo.item.Attributes.number;
import static dev.owlissues.shared.dynamo.item.Attributes.text;

import dev.owlissues.shared.digest.NotifiedIssues;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.ConditionalWrite;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** An issue's {@code last_notified_at} in DynamoDB; no index has it as a key. */
public final class DynamoNotifiedIssues implements NotifiedIssues {
  private final DynamoDbClient client;
  private final String table;

  /** Issues in that table. */
  public DynamoNotifiedIssues(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.table = names.of(Tables.ISSUES);
  }

  // Raises the revision: a scan that read the issue before must not write it back as it was. Only
  // forward in time, so that running twice, or late, changes nothing.
  @Override
  public void notified(UUID projectId, UUID issueId, Instant cut) {
    ConditionalWrite.held(() ->
        client.updateItem(r ->
            r.tableName(table)
                .key(Attributes.key(IssueCodec.key(projectId, issueId)))
                .updateExpression("SET last_notified_at = :cut, revision = revision + :one")
                .conditionExpression(
                    """
                    attribute_exists(revision)
                    AND (attribute_not_exists(last_notified_at) OR last_notified_at < :cut)
                    """)
                .expressionAttributeValues(Map.of(":cut", text(cut), ":one", number(1)))));
  }
}
