package dev.owlissues.shared.dynamo;

import dev.owlissues.shared.signin.CodeSheet;
import dev.owlissues.shared.signin.CodeStore;
import dev.owlissues.shared.signin.SignInLimits;
import dev.owlissues.shared.user.EmailAddress;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Codes in DynamoDB, an item per address, and the counters that limit them. */
public final class DynamoCodeStore implements CodeStore, SignInLimits {
  private final DynamoDbClient client;
  private final String table;

  /** The codes of that stack. */
  public DynamoCodeStore(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.table = names.of(Tables.USERS);
  }

  @Override
  public CodeSheet read(EmailAddress address) {
    Item item =
        Item.of(
            client
                .getItem(
                    get -> get.tableName(table).key(CodeItems.key(address)).consistentRead(true))
                .item());
    return item.isEmpty() ? CodeSheet.EMPTY : CodeItems.fromItem(item);
  }

  @Override
  public boolean save(EmailAddress address, CodeSheet next) {
    var item = CodeItems.toItem(address, next);
    return next.revision() == CodeSheet.EMPTY.revision() + 1
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
