package dev.owlissues.shared.dynamo.digest;

import static dev.owlissues.shared.dynamo.item.Attributes.number;
import static dev.owlissues.shared.dynamo.item.Attributes.text;

import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.digest.Claim;
import dev.owlissues.shared.digest.Digest;
import dev.owlissues.shared.digest.DigestHead;
import dev.owlissues.shared.digest.DigestPage;
import dev.owlissues.shared.digest.DigestStore;
import dev.owlissues.shared.digest.Recipient;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.ConditionalWrite;
import dev.owlissues.shared.dynamo.item.ConsistentRead;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Digests in DynamoDB: everything of a project's digests lies under the project. */
public final class DynamoDigestStore implements DigestStore {
  private final DynamoDbClient client;
  private final String table;
  private final RecipientMarks marks;
  private final DigestPages pages;

  /** Digests in that table; tokens of claims are drawn from {@code ids}. */
  public DynamoDigestStore(DynamoDbClient client, TableNames names, Ids ids) {
    this.client = client;
    this.table = names.of(Tables.DIGESTS);
    this.marks = new RecipientMarks(client, table, ids);
    this.pages = new DigestPages(client, table);
  }

  @Override
  public DigestHead head(UUID projectId) {
    return DigestCodec.head(get(projectId, DigestCodec.HEAD));
  }

  @Override
  public Optional<Digest> find(UUID projectId, long number) {
    Item item = get(projectId, DigestCodec.digestKey(number));
    return item.isEmpty() ? Optional.empty() : Optional.of(DigestCodec.digest(item));
  }

  private Item get(UUID projectId, String sort) {
    return ConsistentRead.item(client, table, Attributes.key(projectId.toString(), sort));
  }

  // One digest a number: whoever comes second finds the first's, and goes on with that one.
  @Override
  public boolean plan(Digest digest) {
    return ConditionalWrite.putIfAbsent(client, table, DigestCodec.toItem(digest).attributes());
  }

  @Override
  public List<Recipient> recipients(Digest digest) {
    Map<UUID, Recipient> begun =
        ConsistentRead.all(
                client,
                table,
                digest.projectId().toString(),
                DigestCodec.recipientsKey(digest.number()))
            .map(DigestCodec::recipient)
            .collect(Collectors.toMap(Recipient::userId, Function.identity()));
    return digest.members().stream()
        .map(member -> begun.getOrDefault(member, Recipient.waiting(member)))
        .toList();
  }

  @Override
  public Claim claim(Digest digest, UUID userId, Instant now, Instant until) {
    return marks.claim(digest, userId, now, until);
  }

  @Override
  public void release(Digest digest, UUID userId, String token) {
    marks.release(digest, userId, token);
  }

  @Override
  public boolean sent(Digest digest, UUID userId, Sending sending, String messageId) {
    return marks.sent(digest, userId, sending, messageId);
  }

  @Override
  public boolean givenUp(Digest digest, UUID userId, Sending sending, String reason) {
    return marks.givenUp(digest, userId, sending, reason);
  }

  @Override
  public void skip(Digest digest, Recipient ended, Instant now) {
    marks.skip(digest, ended, now);
  }

  // Closing the same number a second time fails on the number: the cut moves once.
  @Override
  public boolean close(Digest digest, DigestHead.Noted decision) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":number", number(digest.number()));
    values.put(":cut", text(digest.cut()));
    values.put(":reason", text(decision.reason()));
    values.put(":at", text(decision.at()));
    return ConditionalWrite.held(() ->
        client.updateItem(r ->
            r.tableName(table)
                .key(Attributes.key(digest.projectId().toString(), DigestCodec.HEAD))
                .updateExpression(
                    """
                    SET closed = :number, cut = :cut, decision = :reason, decided_at = :at
                    """)
                .conditionExpression(stillClosed(digest.number() - 1, values))
                .expressionAttributeValues(values)));
  }

  // A decision about a digest that was finished meanwhile says nothing any more.
  @Override
  public void note(UUID projectId, DigestHead head, DigestHead.Noted decision) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":reason", text(decision.reason()));
    values.put(":at", text(decision.at()));
    ConditionalWrite.held(() ->
        client.updateItem(r ->
            r.tableName(table)
                .key(Attributes.key(projectId.toString(), DigestCodec.HEAD))
                .updateExpression("SET decision = :reason, decided_at = :at")
                .conditionExpression(stillClosed(head.closed(), values))
                .expressionAttributeValues(values)));
  }

  private static String stillClosed(long number, Map<String, AttributeValue> values) {
    if (number == 0) {
      return "attribute_not_exists(closed)";
    }
    values.put(":closed", number(number));
    return "closed = :closed";
  }

  @Override
  public DigestPage newest(UUID projectId, Optional<Long> before, int limit) {
    return pages.newest(projectId, before, limit);
  }
}
