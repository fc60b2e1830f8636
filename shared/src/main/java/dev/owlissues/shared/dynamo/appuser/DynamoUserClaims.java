package dev.owlissues.shared.dynamo.appuser;

import dev.owlissues.shared.appuser.UserClaims;
import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.BatchGet;
import dev.owlissues.shared.dynamo.item.ConsistentRead;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.item.Transaction;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Gatherers;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Claims in DynamoDB. That of an anonymous id stands in its own item, which is found by its key,
 * and the user's item names it; both are written in one transaction, and neither is read first by
 * those who count.
 */
public final class DynamoUserClaims implements UserClaims {
  /** How many are held as items at once: a page may have a hundred thousand. */
  private static final int AT_ONCE = 1_000;

  private final DynamoDbClient client;
  private final Backoff backoff;
  private final String table;

  /** The claims of that stack. */
  public DynamoUserClaims(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.table = names.of(Tables.USER_PROPERTIES);
  }

  // A claim that is made again, as apps do, is found and costs one read. Run twice, or by two at
  // once, the second finds the condition broken and reads whose the id is.
  @Override
  public Optional<String> claim(UUID projectId, String anonymousId, String userId) {
    Optional<String> known = claimant(projectId, anonymousId);
    if (known.isPresent()) {
      return known;
    }
    try {
      return tryToMark(projectId, anonymousId, userId)
          ? Optional.of(userId)
          : claimant(projectId, anonymousId);
    } catch (TransactionCanceledException busy) {
      return Optional.empty();
    }
  }

  private boolean tryToMark(UUID projectId, String anonymousId, String userId) {
    Update mark = mark(projectId, anonymousId, userId);
    return transaction().update(mark).update(listing(projectId, anonymousId, userId)).commit()
        // Claimed by now, or the user has as many as are shown.
        || transaction().update(mark).commit();
  }

  @Override
  public Map<String, String> claimants(UUID projectId, Collection<String> anonymousIds) {
    Map<String, String> claimants = new HashMap<>();
    anonymousIds.stream()
        .distinct()
        .gather(Gatherers.windowFixed(AT_ONCE))
        .forEach(some -> addClaimants(projectId, some, claimants));
    return claimants;
  }

  private void addClaimants(UUID projectId, List<String> some, Map<String, String> claimants) {
    new BatchGet(client, table, true, backoff)
        .read(some.stream().map(id -> ProfileCodec.key(projectId, id)).toList()).stream()
            .map(Item::of)
            .filter(item -> item.has(ProfileCodec.CLAIMED_BY))
            .forEach(
                item -> claimants.put(item.text("user_id"), item.text(ProfileCodec.CLAIMED_BY)));
  }

  private Optional<String> claimant(UUID projectId, String anonymousId) {
    return ConsistentRead.item(client, table, ProfileCodec.key(projectId, anonymousId))
        .optionalText(ProfileCodec.CLAIMED_BY);
  }

  private Transaction transaction() {
    return new Transaction(client, backoff);
  }

  private Update mark(UUID projectId, String anonymousId, String userId) {
    return update(projectId, anonymousId)
        .updateExpression("SET user_id = :id, claimed_by = :user")
        .conditionExpression("attribute_not_exists(claimed_by)")
        .expressionAttributeValues(
            Map.of(":id", Attributes.text(anonymousId), ":user", Attributes.text(userId)))
        .build();
  }

  private Update listing(UUID projectId, String anonymousId, String userId) {
    return update(projectId, userId)
        .updateExpression("SET user_id = :id ADD claimed_from :anonymous")
        .conditionExpression("attribute_not_exists(claimed_from) OR size(claimed_from) < :most")
        .expressionAttributeValues(
            Map.of(
                ":id", Attributes.text(userId),
                ":anonymous", AttributeValue.fromSs(List.of(anonymousId)),
                ":most", Attributes.number(MAX_SHOWN)))
        .build();
  }

  private Update.Builder update(UUID projectId, String userId) {
    return Update.builder().tableName(table).key(ProfileCodec.key(projectId, userId));
  }
}
