package dev.owlissues.shared.dynamo.appuser;

import static dev.owlissues.shared.dynamo.item.Attributes.text;

import dev.owlissues.shared.appuser.AppUserBucket;
import dev.owlissues.shared.appuser.AppUserItem;
import dev.owlissues.shared.appuser.AppUserPage;
import dev.owlissues.shared.appuser.AppUserQuery;
import dev.owlissues.shared.appuser.AppUserStore;
import dev.owlissues.shared.dynamo.item.ConditionalWrite;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** App users in DynamoDB: chains under the app and the path's first bits, sorted by path. */
public final class DynamoAppUserStore implements AppUserStore {
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
  public AppUserBucket read(UUID appId, String path) {
    var chains =
        new AppUserChains(
            query(appId, path, "begins_with(sk, :from)", AppUserChains.prefix(path)).iterator());
    return chains.hasNext() ? chains.next() : AppUserBucket.absent(path);
  }

  @Override
  public boolean write(UUID appId, AppUserBucket read, AppUserBucket next) {
    String path = next.path();
    int number = 0;
    for (AppUserItem item : next.items()) {
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
  public AppUserPage list(UUID appId, AppUserQuery query) {
    var draft = new AppUserPage.Draft(query);
    String from = query.after().map(AppUserPage.End::path).orElse("");
    int read = 0;
    for (int root = 0; root < 1 << AppUserBucket.ROOT_BITS; root++) {
      String path = root(root);
      if (path.compareTo(rootOf(from)) < 0) {
        continue;
      }
      String first = from.compareTo(path) > 0 ? from : path;
      var chains = new AppUserChains(query(appId, path, "sk >= :from", first).iterator());
      while (chains.hasNext()) {
        AppUserBucket bucket = chains.next();
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

  /** Where the users of an app lie. */
  public static List<String> partitions(UUID appId) {
    return IntStream.range(0, 1 << AppUserBucket.ROOT_BITS)
        .mapToObj(root -> partition(appId, root(root)))
        .toList();
  }

  private static String partition(UUID appId, String path) {
    return appId + "#" + rootOf(path);
  }

  private static String rootOf(String path) {
    return path.isEmpty() ? "" : path.substring(0, AppUserBucket.ROOT_BITS);
  }

  private static String root(int number) {
    String bits = Integer.toBinaryString(number);
    return "0".repeat(AppUserBucket.ROOT_BITS - bits.length()) + bits;
  }
}
