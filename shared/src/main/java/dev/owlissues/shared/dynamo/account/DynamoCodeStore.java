package dev.owlissues.shared.dynamo.account;

import dev.owlissues.shared.account.signin.CodeStore;
import dev.owlissues.shared.account.signin.IssuedCodes;
import dev.owlissues.shared.account.user.EmailAddress;
import dev.owlissues.shared.base.limit.Counters;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.ConditionalWrite;
import dev.owlissues.shared.dynamo.item.ConsistentRead;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Codes in DynamoDB, an item per address, and the counters that limit them. */
public final class DynamoCodeStore implements CodeStore, Counters {
  private final DynamoDbClient client;
  private final String table;

  /** The codes of that stack. */
  public DynamoCodeStore(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.table = names.of(Tables.USERS);
  }

  @Override
  public IssuedCodes read(EmailAddress address) {
    Item item = ConsistentRead.item(client, table, CodeCodec.key(address));
    return item.isEmpty() ? IssuedCodes.EMPTY : CodeCodec.fromItem(item);
  }

  @Override
  public boolean save(EmailAddress address, IssuedCodes next) {
    var item = CodeCodec.toItem(address, next);
    return next.revision() == IssuedCodes.EMPTY.revision() + 1
        ? ConditionalWrite.putIfAbsent(client, table, item)
        : ConditionalWrite.putIfRevision(client, table, item, next.revision() - 1);
  }

  @Override
  public boolean take(String counter, int most, Instant end) {
    return ConditionalWrite.held(() ->
        client.updateItem(update ->
            update
                .tableName(table)
                .key(Attributes.key("limit#" + counter, "count"))
                .updateExpression("ADD #count :one SET expires_at = :end")
                .conditionExpression("attribute_not_exists(#count) OR #count < :most")
                .expressionAttributeNames(Map.of("#count", "count"))
                .expressionAttributeValues(
                    Map.of(
                        ":one", Attributes.number(1),
                        ":most", Attributes.number(most),
                        ":end", Attributes.number(end.getEpochSecond())))));
  }
}
