package dev.owlissues.shared.dynamo.limit;

import dev.owlissues.shared.base.limit.RateDecision;
import dev.owlissues.shared.base.limit.RateLimits;
import dev.owlissues.shared.base.limit.TokenBucket;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.ConditionalWrite;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Token buckets in DynamoDB, an item each. A take is one conditional write without a read before
 * it, so that takers who come together each get their own token or none.
 */
public final class DynamoRateLimits implements RateLimits {
  private static final String FULL_AT = "full_at";

  /** Rounds of finding the bucket changed by others; each of them got a token meanwhile. */
  private static final int MAX_ROUNDS = 20;

  private final DynamoDbClient client;
  private final String table;
  private final InstantSource clock;

  /** The limits of that stack. */
  public DynamoRateLimits(DynamoDbClient client, TableNames names, InstantSource clock) {
    this.client = client;
    this.table = names.of(Tables.LIMITS);
    this.clock = clock;
  }

  @Override
  public RateDecision take(String name, TokenBucket bucket) {
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Instant now = clock.instant();
      Attempt used = takeFromUsed(name, bucket, now);
      if (used.taken()) {
        return new RateDecision.Admitted();
      }
      boolean full = used.fullAt().filter(at -> !at.isBefore(now)).isEmpty();
      if (!full) {
        return new RateDecision.Refused(bucket.untilToken(used.fullAt().orElse(now), now));
      }
      if (takeFromFull(name, bucket, now)) {
        return new RateDecision.Admitted();
      }
    }
    return new RateDecision.Refused(bucket.interval());
  }

  /** Whether a token was taken; if not, when the bucket will be full, if anybody ever took one. */
  private record Attempt(boolean taken, Optional<Instant> fullAt) {}

  // Run twice it takes two tokens: a call that is repeated for want of an answer costs its caller
  // one token more, which is not worth a second write.
  private Attempt takeFromUsed(String name, TokenBucket bucket, Instant now) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":interval", Attributes.number(bucket.interval().toMillis()));
    values.put(":now", Attributes.number(now.toEpochMilli()));
    values.put(":latest", Attributes.number(bucket.latestWithToken(now).toEpochMilli()));
    values.put(":expiry", Attributes.number(expiry(bucket, now)));
    try {
      client.updateItem(update ->
          update
              .tableName(table)
              .key(Attributes.key(name))
              .updateExpression("SET full_at = full_at + :interval, expires_at = :expiry")
              .conditionExpression("full_at BETWEEN :now AND :latest")
              .expressionAttributeValues(values)
              .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return new Attempt(true, Optional.empty());
    } catch (ConditionalCheckFailedException refused) {
      return new Attempt(false, fullAt(refused));
    }
  }

  private boolean takeFromFull(String name, TokenBucket bucket, Instant now) {
    return ConditionalWrite.held(() ->
        client.updateItem(update ->
            update
                .tableName(table)
                .key(Attributes.key(name))
                .updateExpression("SET full_at = :taken, expires_at = :expiry")
                .conditionExpression("attribute_not_exists(pk) OR full_at < :now")
                .expressionAttributeValues(
                    Map.of(
                        ":taken",
                        Attributes.number(bucket.firstTaken(now).toEpochMilli()),
                        ":now",
                        Attributes.number(now.toEpochMilli()),
                        ":expiry",
                        Attributes.number(expiry(bucket, now))))));
  }

  private static Optional<Instant> fullAt(ConditionalCheckFailedException refused) {
    return refused.hasItem()
        ? Optional.of(Item.of(refused.item()))
            .filter(item -> item.has(FULL_AT))
            .map(item -> Instant.ofEpochMilli(item.number(FULL_AT)))
        : Optional.empty();
  }

  /** When even a bucket that was emptied now is full: then its item says nothing. */
  private static long expiry(TokenBucket bucket, Instant now) {
    return now.plus(bucket.interval().multipliedBy(bucket.capacity())).getEpochSecond() + 1;
  }
}
