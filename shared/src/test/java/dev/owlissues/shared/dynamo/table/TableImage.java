package dev.owlissues.shared.dynamo.table;

import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.issue.InlineMembers;
import dev.owlissues.shared.issue.InlineMembersCodec;
import dev.owlissues.shared.issue.fact.Facts;
import dev.owlissues.shared.issue.fact.FactsCodec;
import dev.owlissues.shared.issue.fact.Regression;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Everything that all tables hold, but for what may differ between two runs that did the same: the
 * times at which work was done, ids that are drawn at random for the work itself, leases, and the
 * records of runs. Two images are equal when their tables are.
 */
public record TableImage(SortedMap<String, String> items) {
  private static final InlineMembersCodec INLINE_MEMBERS = new InlineMembersCodec();

  /** When work was done, and which lease it was done under. Never what the work came to. */
  static final Set<String> TIMES_AND_LEASES =
      Set.of(
          "created_at",
          "updated_at",
          "updated_id",
          "activity_at",
          "planned_through",
          "asked",
          "latest_version_at",
          "lease_token",
          "lease_until",
          "expires_at");

  /** The image of all tables of those names. */
  public static TableImage of(DynamoDbClient client, TableNames names) {
    SortedMap<String, String> items = new TreeMap<>();
    for (Table table : Tables.ALL) {
      for (var item : client.scanPaginator(r -> r.tableName(names.of(table))).items()) {
        key(table, item)
            .ifPresent(key -> items.merge(key, text(item), (one, other) -> one + " | " + other));
      }
    }
    return new TableImage(items);
  }

  /** How this image differs from another, item by item; empty when they are equal. */
  public List<String> differencesFrom(TableImage other) {
    return Stream.concat(items.keySet().stream(), other.items.keySet().stream())
        .distinct()
        .filter(key -> !Objects.equals(items.get(key), other.items.get(key)))
        .map(key -> "%s%n  is  %s%n  not %s".formatted(key, items.get(key), other.items.get(key)))
        .toList();
  }

  /** What to call an item; empty when it may differ as a whole. */
  private static Optional<String> key(Table table, Map<String, AttributeValue> item) {
    String partition = Item.of(item).text("pk");
    String sort = Item.of(item).optionalText("sk").orElse("");
    if (table.equals(Tables.JOBS) || partition.startsWith("run#") || sort.startsWith("run#")) {
      return Optional.empty();
    }
    // A pack's key begins with the time of freezing, an audit entry's with its time and id.
    if (table.equals(Tables.OCCURRENCES) && partition.endsWith("#packs")) {
      sort = sort.substring(sort.indexOf('#'));
    }
    if (table.equals(Tables.AUDIT)) {
      sort = "";
    }
    return Optional.of(table.resource() + " " + partition + " " + sort);
  }

  private static String text(Map<String, AttributeValue> item) {
    SortedMap<String, String> text = new TreeMap<>();
    item.forEach((name, value) -> {
      if (!TIMES_AND_LEASES.contains(name)) {
        text.put(name, value.toString());
      }
    });
    text.remove("pk");
    text.remove("sk");
    if (item.containsKey("changes")) {
      text.remove("id");
    }
    // What lists know follows from the item, with times as differences.
    text.replace("entry", "there");
    // An audit entry's place is its time and id: only whether there is one is the same.
    text.replace("last_change", "there");
    if (item.containsKey("nest")) {
      text.put("nest", inlineMembers(Item.of(item)));
    }
    if (item.containsKey("facts")) {
      text.put("facts", facts(Item.of(item)));
    }
    return text.toString();
  }

  // All of them but when a scan found that the issue is back.
  private static String facts(Item issue) {
    Facts facts = FactsCodec.decode(issue.bytes("facts"));
    return new Facts(
            facts.events(),
            facts.history(),
            facts.versions(),
            facts.environments(),
            facts.newest(),
            facts.regression().map(TableImage::timeless))
        .toString();
  }

  private static Regression timeless(Regression regression) {
    return new Regression(regression.resolvedAtVersion(), regression.appVersion(), Instant.EPOCH);
  }

  // Its pages by unit and number, since their time of freezing may differ.
  private static String inlineMembers(Item issue) {
    UUID id = issue.uuid("id");
    InlineMembers inlineMembers = INLINE_MEMBERS.decode(issue.bytes("nest"), id);
    SortedMap<String, String> pages = new TreeMap<>();
    inlineMembers
        .pages()
        .forEach(page ->
            pages.put(
                page.name().unit() + "#" + page.name().page(),
                page.occurrences().stream()
                    .map(occurrence ->
                        occurrence.sessionId()
                            + " "
                            + occurrence.eventId()
                            + " "
                            + occurrence.userId())
                    .toList()
                    .toString()));
    return pages + " " + inlineMembers.users().stream().sorted().toList();
  }
}
