package dev.owlissues.shared.dynamo.appuser;

import dev.owlissues.shared.appuser.AppUserBucket;
import dev.owlissues.shared.appuser.AppUserItem;
import dev.owlissues.shared.dynamo.item.Item;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The items of app users' buckets, and the buckets that they are when read in the order of their
 * sort keys: a bucket's path, {@code #} and the item's number, so that a bucket's chain comes
 * before its children's. The last of a chain may be the note that splits it.
 */
final class AppUserChains implements Iterator<AppUserBucket> {
  private static final String SEPARATOR = "#";

  private final Iterator<Map<String, AttributeValue>> items;
  private Optional<Item> ahead = Optional.empty();

  AppUserChains(Iterator<Map<String, AttributeValue>> items) {
    this.items = items;
    advance();
  }

  /** What the sort keys of a bucket's items begin with. */
  static String prefix(String path) {
    return path + SEPARATOR;
  }

  /** The users' item of that number, from 1 on. */
  static Map<String, AttributeValue> item(
      String partition, String path, int number, AppUserItem item) {
    return keyed(partition, path, number)
        .with("revision", item.revision())
        .with("closed", item.closed())
        .with("users", item.packed())
        .attributes();
  }

  /** The note that splits a bucket, in the place of its next item. */
  static Map<String, AttributeValue> note(
      String partition, String path, int number, int splitBits) {
    return keyed(partition, path, number).with("split_bits", splitBits).attributes();
  }

  private static Item keyed(String partition, String path, int number) {
    String digits = Integer.toString(1_000 + number).substring(1);
    return Item.keyed(partition, prefix(path) + digits);
  }

  @Override
  public boolean hasNext() {
    return ahead.isPresent();
  }

  @Override
  public AppUserBucket next() {
    String path = ahead.map(AppUserChains::path).orElseThrow(NoSuchElementException::new);
    List<AppUserItem> chain = new ArrayList<>();
    int splitBits = 0;
    while (ahead.filter(item -> path(item).equals(path)).isPresent()) {
      Item item = ahead.get();
      if (item.has("split_bits")) {
        splitBits = (int) item.number("split_bits");
      } else {
        chain.add(
            new AppUserItem(item.number("revision"), item.flag("closed"), item.bytes("users")));
      }
      advance();
    }
    return new AppUserBucket(path, chain, splitBits);
  }

  private static String path(Item item) {
    String sort = item.text("sk");
    return sort.substring(0, sort.indexOf(SEPARATOR));
  }

  private void advance() {
    ahead = items.hasNext() ? Optional.of(Item.of(items.next())) : Optional.empty();
  }
}
