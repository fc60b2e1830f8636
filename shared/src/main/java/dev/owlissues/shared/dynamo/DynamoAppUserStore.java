package dev.owlissues.shared.dynamo;

import static dev.owlissues.shared.dynamo.Attributes.text;

import dev.owlissues.shared.appuser.UserBucket;
import dev.owlissues.shared.appuser.UserItem;
import dev.owlissues.shared.appuser.UserPage;
import dev.owlissues.shared.appuser.UserQuery;
import dev.owlissues.shared.appuser.UserStore;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** App users in DynamoDB: chains under the app and the path's first bits, sorted by path. */
public final class DynamoAppUserStore implements UserStore {
  /** How many items one page reads, when few of their users are wanted. */
  private static final int READ_PER_PAGE = 500;

  private static final int ITEMS_PER_REQUEST = 50;

  private final DynamoDbClient client;
  private final String table;

  /** Users in that table. */
  public DynamoAppUserStore(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.table = names.of(Tables.APP_USERS);
  }

  @Override
  public UserBucket read(UUID appId, String path) {
    var chains =
        new AppUserChains(
            query(appId, path, "begins_with(sk, :from)", AppUserChains.prefix(path)).iterator());
    return chains.hasNext() ? chains.next() : UserBucket.absent(path);
  }

  @Override
  public boolean write(UUID appId, UserBucket read, UserBucket next) {
    String path = next.path();
    int number = 0;
    for (UserItem item : next.items()) {
      long before = number < read.items().size() ? read.items().get(number).revision() : 0;
      number++;
      if (item.revision() != before
          && !put(AppUserChains.item(partition(appId, path), path, number, item), before)) {
        return false;
      }
    }
    return next.splitBits() == read.splitBits()
        || put(AppUserChains.note(partition(appId, path), path, number + 1, next.splitBits()), 0);
  }

  private boolean put(Map<String, AttributeValue> item, long before) {
    return before == 0
        ? ConditionalWrite.putIfAbsent(client, table, item)
        : ConditionalWrite.putIfRevision(client, table, item, before);
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
      String first = from.compareTo(path) > 0 ? from : path;
      var chains = new AppUserChains(query(appId, path, "sk >= :from", first).iterator());
      while (chains.hasNext()) {
        UserBucket bucket = chains.next();
        read += 1 + bucket.items().size();
        if (draft.take(bucket) || read >= READ_PER_PAGE) {
          return draft.page(false);
        }
      }
    }
    return draft.page(true);
  }

  private Iterable<Map<String, AttributeValue>> query(
      UUID appId, String path, String sort, String from) {
    return client
        .queryPaginator(r ->
            r.tableName(table)
                .consistentRead(true)
                .limit(ITEMS_PER_REQUEST)
                .keyConditionExpression("pk = :pk AND " + sort)
                .expressionAttributeValues(
                    Map.of(":pk", text(partition(appId, path)), ":from", text(from))))
        .items();
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
