package dev.owlissues.shared.dynamo.issue;

import static dev.owlissues.shared.dynamo.item.Attributes.text;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.audit.AuditCodec;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.ConditionalWrite;
import dev.owlissues.shared.dynamo.item.ConsistentRead;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.item.Partitions;
import dev.owlissues.shared.dynamo.item.Transaction;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.comment.Comment;
import dev.owlissues.shared.issue.comment.CommentPage;
import dev.owlissues.shared.issue.comment.CommentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Comments in DynamoDB. Every write is a transaction with its issue, so that none lands beside an
 * issue that is being merged away.
 */
public final class DynamoCommentStore implements CommentStore {
  /** How much text one page has: with its HTML beside it, an answer stays under 4 MB. */
  static final int PAGE_CHARACTERS = 400_000;

  private static final Duration REQUESTS_KEPT = Duration.ofDays(2);
  private static final String THERE = "attribute_exists(pk) AND attribute_not_exists(deleted_at)";

  private final DynamoDbClient client;
  private final Backoff backoff;
  private final String comments;
  private final String issues;
  private final String audit;

  /** Comments in those tables. */
  public DynamoCommentStore(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.comments = names.of(Tables.COMMENTS);
    this.issues = names.of(Tables.ISSUES);
    this.audit = names.of(Tables.AUDIT);
  }

  @Override
  public CommentPage page(IssueKey issue, Optional<UUID> after) {
    List<Comment> page = new ArrayList<>();
    long characters = 0;
    for (Item item : (Iterable<Item>) query(issue, after)::iterator) {
      boolean wanted =
          !item.has(CommentCodec.DELETED_AT)
              && after.filter(id -> item.text("sk").equals(id.toString())).isEmpty();
      if (wanted) {
        if (characters > PAGE_CHARACTERS) {
          return new CommentPage(page, Optional.of(page.getLast().id()));
        }
        Comment comment = CommentCodec.fromItem(item);
        page.add(comment);
        characters += comment.body().length();
      }
    }
    return new CommentPage(page, Optional.empty());
  }

  @Override
  public Optional<Comment> find(IssueKey issue, UUID commentId) {
    return Optional.of(read(issue, commentId))
        .filter(item -> !item.isEmpty() && !item.has(CommentCodec.DELETED_AT))
        .map(CommentCodec::fromItem);
  }

  private Item read(IssueKey issue, UUID commentId) {
    return ConsistentRead.item(client, comments, CommentCodec.key(issue, commentId));
  }

  @Override
  public UUID claim(IssueKey issue, String requestKey, UUID commentId, Instant now) {
    Map<String, AttributeValue> item =
        Item.keyed(CommentCodec.partition(issue), CommentCodec.requestKey(requestKey))
            .with("comment_id", commentId)
            .expiring(now.plus(REQUESTS_KEPT))
            .attributes();
    try {
      client.putItem(r ->
          r.tableName(comments)
              .item(item)
              .conditionExpression("attribute_not_exists(pk) OR expires_at <= :now")
              .expressionAttributeValues(Map.of(":now", Attributes.number(now.getEpochSecond())))
              .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return commentId;
    } catch (ConditionalCheckFailedException claimed) {
      return Item.of(claimed.item()).uuid("comment_id");
    }
  }

  @Override
  public Added add(Comment comment, Issue next, AuditEntry entry) {
    boolean stored =
        new Transaction(client, backoff)
            .putIfAbsent(comments, CommentCodec.toItem(next.key(), comment))
            .putIfRevision(issues, IssueCodec.toItem(next), next.bookkeeping().revision() - 1)
            .put(audit, AuditCodec.toItem(entry))
            .commit();
    if (stored) {
      return Added.STORED;
    }
    return read(next.key(), comment.id()).isEmpty() ? Added.ISSUE_CHANGED : Added.THERE_BEFORE;
  }

  @Override
  public boolean edit(IssueKey issue, Comment edited) {
    Update update =
        update(issue, edited.id())
            .updateExpression("SET #body = :body, updated_at = :at")
            .expressionAttributeNames(Map.of("#body", "body"))
            .expressionAttributeValues(
                Map.of(":body", text(edited.body()), ":at", text(edited.updatedAt())))
            .build();
    return new Transaction(client, backoff).update(update).check(live(issue)).commit();
  }

  @Override
  public boolean delete(
      IssueKey issue, UUID commentId, Instant deletedAt, Instant purgedAt, AuditEntry entry) {
    Update update =
        update(issue, commentId)
            .updateExpression("SET deleted_at = :at, expires_at = :purged")
            .expressionAttributeValues(
                Map.of(
                    ":at", text(deletedAt),
                    ":purged", Attributes.number(purgedAt.getEpochSecond())))
            .build();
    return new Transaction(client, backoff)
        .update(update)
        .check(live(issue))
        .put(audit, AuditCodec.toItem(entry))
        .commit();
  }

  @Override
  public List<UUID> all(IssueKey issue) {
    return query(issue, Optional.empty()).map(item -> UUID.fromString(item.text("sk"))).toList();
  }

  @Override
  public boolean hasMoreThan(IssueKey issue, long count) {
    return query(issue, Optional.empty()).skip(count).findFirst().isPresent();
  }

  @Override
  public void move(IssueKey from, IssueKey to, UUID commentId) {
    Item item = read(from, commentId);
    // Stored first, deleted then: in between it is twice there, but the source has no readers.
    if (!item.isEmpty()) {
      ConditionalWrite.putIfAbsent(
          client, comments, item.with("pk", CommentCodec.partition(to)).attributes());
      client.deleteItem(r -> r.tableName(comments).key(CommentCodec.key(from, commentId)));
    }
  }

  // Those of requests too.
  @Override
  public void removeAll(IssueKey issue) {
    new Partitions(client, comments, backoff).remove(CommentCodec.partition(issue));
  }

  private Stream<Item> query(IssueKey issue, Optional<UUID> after) {
    return client
        .queryPaginator(r ->
            r.tableName(comments)
                .consistentRead(true)
                .keyConditionExpression("pk = :issue AND sk BETWEEN :after AND :end")
                .expressionAttributeValues(
                    Map.of(
                        ":issue", text(CommentCodec.partition(issue)),
                        ":after", text(after.map(UUID::toString).orElse("0")),
                        ":end", text(CommentCodec.END))))
        .items()
        .stream()
        .map(Item::of);
  }

  private Update.Builder update(IssueKey issue, UUID commentId) {
    return Update.builder()
        .tableName(comments)
        .key(CommentCodec.key(issue, commentId))
        .conditionExpression(THERE);
  }

  // What it was merged into has its comments; one that was deleted has none.
  private ConditionCheck live(IssueKey issue) {
    return ConditionCheck.builder()
        .tableName(issues)
        .key(Attributes.key(IssueCodec.key(issue.projectId(), issue.issueId())))
        .conditionExpression(IssueCodec.IS_LIVE)
        .build();
  }
}
