package dev.owlissues.shared.dynamo.digest;

import static dev.owlissues.shared.dynamo.item.Attributes.number;
import static dev.owlissues.shared.dynamo.item.Attributes.text;

import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.digest.Claim;
import dev.owlissues.shared.digest.Digest;
import dev.owlissues.shared.digest.DigestStore.Sending;
import dev.owlissues.shared.digest.Recipient;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.ConditionalWrite;
import dev.owlissues.shared.dynamo.item.Item;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Claims on recipients, and what became of them: one item per digest and member. */
final class RecipientMarks {
  private static final String FREE =
      "attribute_not_exists(#state) OR (#state = :sending AND claimed_until <= :now)";
  private static final Map<String, String> NAMES = Map.of("#state", "state");
  private static final AttributeValue SENDING = text(Recipient.State.SENDING.wire());

  private final DynamoDbClient client;
  private final String table;
  private final Ids ids;

  RecipientMarks(DynamoDbClient client, String table, Ids ids) {
    this.client = client;
    this.table = table;
    this.ids = ids;
  }

  Claim claim(Digest digest, UUID userId, Instant now, Instant until) {
    String token = ids.next().toString();
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":sending", SENDING);
    values.put(":now", text(now));
    values.put(":until", text(until));
    values.put(":token", text(token));
    values.put(":one", number(1));
    values.put(":none", number(0));
    values.put(":expires", number(digest.cut().plus(DigestCodec.KEPT).getEpochSecond()));
    try {
      Item claimed =
          Item.of(
              client
                  .updateItem(r ->
                      r.tableName(table)
                          .key(key(digest, userId))
                          .updateExpression(
                              """
                              SET #state = :sending, claim_token = :token, claimed_until = :until,
                                  tries = if_not_exists(tries, :none) + :one, expires_at = :expires
                              """)
                          .conditionExpression(FREE)
                          .expressionAttributeNames(NAMES)
                          .expressionAttributeValues(values)
                          .returnValues(ReturnValue.ALL_NEW)
                          .returnValuesOnConditionCheckFailure(
                              ReturnValuesOnConditionCheckFailure.ALL_OLD))
                  .attributes());
      return new Claim.Taken(token, (int) claimed.number("tries"));
    } catch (ConditionalCheckFailedException held) {
      return claimOf(Item.of(held.item()), token);
    }
  }

  private static Claim claimOf(Item item, String token) {
    if (DigestCodec.state(item).isFinal()) {
      return new Claim.Ended();
    }
    // The client tried again after a lost answer: the claim it finds is its own.
    return item.text("claim_token").equals(token)
        ? new Claim.Taken(token, (int) item.number("tries"))
        : new Claim.Busy(item.instant("claimed_until"));
  }

  void release(Digest digest, UUID userId, String token) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":never", text(Instant.EPOCH));
    values.put(":one", number(1));
    end(digest, userId, token, "SET claimed_until = :never, tries = tries - :one", values);
  }

  boolean sent(Digest digest, UUID userId, Sending sending, String messageId) {
    Map<String, AttributeValue> values = ending(sending, Recipient.State.SENT);
    values.put(":message", text(messageId));
    return end(
        digest,
        userId,
        sending.token(),
        "SET #state = :state, run_id = :run, ended_at = :at, message_id = :message",
        values);
  }

  boolean givenUp(Digest digest, UUID userId, Sending sending, String reason) {
    Map<String, AttributeValue> values = ending(sending, Recipient.State.GIVEN_UP);
    values.put(":reason", text(reason));
    return end(
        digest,
        userId,
        sending.token(),
        "SET #state = :state, run_id = :run, ended_at = :at, reason = :reason",
        values);
  }

  private static Map<String, AttributeValue> ending(Sending sending, Recipient.State state) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":state", text(state.wire()));
    values.put(":run", text(sending.runId()));
    values.put(":at", text(sending.at()));
    return values;
  }

  // Conditional on the claim: whoever lost it changes nothing, and a second mark finds it ended.
  private boolean end(
      Digest digest, UUID userId, String token, String update, Map<String, AttributeValue> values) {
    values.put(":sending", SENDING);
    values.put(":token", text(token));
    return ConditionalWrite.held(() ->
        client.updateItem(r ->
            r.tableName(table)
                .key(key(digest, userId))
                .updateExpression(update)
                .conditionExpression("#state = :sending AND claim_token = :token")
                .expressionAttributeNames(NAMES)
                .expressionAttributeValues(values)));
  }

  // Whoever is sending this very mail goes first: then this changes nothing.
  void skip(Digest digest, Recipient ended, Instant now) {
    Item item =
        Item.of(key(digest, ended.userId()))
            .with("state", ended.state().wire())
            .with("ended_at", now)
            .withText("reason", ended.reason())
            .withUuid("run_id", ended.runId())
            .expiring(digest.cut().plus(DigestCodec.KEPT));
    ConditionalWrite.held(() ->
        client.putItem(r ->
            r.tableName(table)
                .item(item.attributes())
                .conditionExpression(FREE)
                .expressionAttributeNames(NAMES)
                .expressionAttributeValues(Map.of(":sending", SENDING, ":now", text(now)))));
  }

  private static Map<String, AttributeValue> key(Digest digest, UUID userId) {
    return Attributes.key(
        digest.projectId().toString(), DigestCodec.recipientKey(digest.number(), userId));
  }
}
