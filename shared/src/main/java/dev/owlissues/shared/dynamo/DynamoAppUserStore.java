package dev.owlissues.shared.dynamo;

import static dev.owlissues.shared.dynamo.Attributes.text;

import dev.owlissues.shared.appuser.UserBucket;
import dev.owlissues.shared.appuser.UserCodec;
import dev.owlissues.shared.appuser.UserPage;
import dev.owlissues.shared.appuser.UserQuery;
import dev.owlissues.shared.appuser.UserStore;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** App users in DynamoDB: buckets under the app and the path's first bits, sorted by path. */
public final class DynamoAppUserStore implements UserStore {
  /** How many buckets one page reads, when few of their users are wanted. */
  private static final int READ_PER_PAGE = 500;

  private static final int BUCKETS_PER_REQUEST = 50;

  private final DynamoDbClient client;
  private final String table;
  private final UserCodec codec = new UserCodec();

  /** Users in that table. */
  public DynamoAppUserStore(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.table = names.of(Tables.APP_USERS);
  }

  @Override
  public UserBucket read(UUID appId, String path) {
    Map<String, AttributeValue> item =
        client
            .getItem(r ->
                r.tableName(table)
                    .key(Attributes.key(partition(appId, path), path))
                    .consistentRead(true))
            .item();
    return item.isEmpty() ? UserBucket.absent(path) : fromItem(Item.of(item));
  }

  @Override
  public boolean write(UUID appId, UserBucket next) {
    Map<String, AttributeValue> item =
        Item.keyed(partition(appId, next.path()), next.path())
            .with("revision", next.revision())
            .with("split_bits", next.splitBits())
            .with("users", codec.encode(next.users()))
            .attributes();
    return next.revision() == 1
        ? ConditionalWrite.putIfAbsent(client, table, item)
        : ConditionalWrite.putIfRevision(client, table, item, next.revision() - 1);
  }

  @Override
  public UserPage list(UUID appId, UserQuery query) {
    var draft = new UserPage.Draft(query);
    String from = query.after().map(UserPage.End::path).orElse("");
    int read = 0;
    for (int root = 0; root < 1 << UserBucket.ROOT_BITS; root++) {
      String path = root(root);
      if (path.compareTo(rootOf(from)) < 0) {
        continue;
      }
      for (var item : buckets(appId, path, from)) {
        if (draft.take(fromItem(Item.of(item))) || ++read == READ_PER_PAGE) {
          return draft.page(false);
        }
      }
    }
    return draft.page(true);
  }

  private Iterable<Map<String, AttributeValue>> buckets(UUID appId, String root, String from) {
    return client
        .queryPaginator(r ->
            r.tableName(table)
                .consistentRead(true)
                .limit(BUCKETS_PER_REQUEST)
                .keyConditionExpression("pk = :pk AND sk >= :from")
                .expressionAttributeValues(
                    Map.of(
                        ":pk",
                        text(partition(appId, root)),
                        ":from",
                        text(from.compareTo(root) > 0 ? from : root))))
        .items();
  }

  private UserBucket fromItem(Item item) {
    return new UserBucket(
        item.text("sk"),
        item.number("revision"),
        (int) item.number("split_bits"),
        codec.decode(item.bytes("users")));
  }

  private static String partition(UUID appId, String path) {
    return appId + "#" + rootOf(path);
  }

  private static String rootOf(String path) {
    return path.isEmpty() ? "" : path.substring(0, UserBucket.ROOT_BITS);
  }

  private static String root(int number) {
    String bits = Integer.toBinaryString(number);
    return "0".repeat(UserBucket.ROOT_BITS - bits.length()) + bits;
  }
}
