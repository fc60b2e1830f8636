package dev.owlissues.shared.dynamo.issue;

import dev.owlissues.shared.appuser.ErasureNotes;
import dev.owlissues.shared.dynamo.appuser.DynamoErasureNotes;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.event.reading.ErasedUsers;
import dev.owlissues.shared.issue.InlineMembers;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.list.OccurrenceArchive;
import dev.owlissues.shared.issue.list.OccurrenceCursor;
import dev.owlissues.shared.issue.list.OccurrencePage;
import dev.owlissues.shared.issue.list.OccurrencePage.Row;
import dev.owlissues.shared.issue.occurrence.ErasedOccurrence;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import dev.owlissues.shared.scan.count.PackStore.PackKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Reads occurrences out of their packs, or those of a small issue out of its inline members. A
 * pack's key sorts by the time its page was frozen and then by part, and what is in it goes from
 * early to late, so all is read backwards.
 */
public final class DynamoOccurrenceArchive implements OccurrenceArchive {
  /** Enough for a page as long as packs are full; a second query follows where they are not. */
  private static final int FIRST_PACKS = 4;

  /** No text of a key sorts behind this one. */
  private static final String HIGHEST = "~";

  private final DynamoDbClient client;
  private final String table;
  private final PackCodec codec = new PackCodec();
  private final ErasureNotes erasures;

  /** An archive over the stack's occurrences table. */
  public DynamoOccurrenceArchive(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.table = names.of(Tables.OCCURRENCES);
    this.erasures = new DynamoErasureNotes(client, names);
  }

  @Override
  public OccurrencePage newest(Issue issue, Optional<OccurrenceCursor> after, int limit) {
    OccurrencePage page =
        issue
            .bookkeeping()
            .inlineMembers()
            .map(inlineMembers -> nested(issue.id(), inlineMembers, after, limit))
            .orElseGet(() -> packed(issue.id(), after, limit));
    return shown(issue.scope().projectId(), page);
  }

  // Erased users are gone at once, though their packs are rewritten later (R-erasure-1).
  private OccurrencePage shown(UUID projectId, OccurrencePage page) {
    if (page.occurrences().stream().allMatch(occurrence -> occurrence.userId().isEmpty())) {
      return page;
    }
    ErasedUsers erased = erasures.of(projectId);
    return new OccurrencePage(
        page.rows().stream()
            .map(row -> new Row(ErasedOccurrence.of(row.occurrence(), erased), row.place()))
            .toList(),
        page.next());
  }

  // By the keys that the pages will have as packs, so that cursors stay valid after a spill.
  private static OccurrencePage nested(
      UUID issueId, InlineMembers inlineMembers, Optional<OccurrenceCursor> after, int limit) {
    NavigableMap<String, List<Occurrence>> packs = new TreeMap<>();
    inlineMembers
        .pages()
        .forEach(page ->
            packs.put(
                OccurrenceKeys.pack(new PackKey(issueId, page.name(), 0)), page.occurrences()));
    String highest = after.map(OccurrenceCursor::pack).orElse(HIGHEST);
    List<Row> found = new ArrayList<>();
    packs
        .headMap(highest, true)
        .descendingMap()
        .forEach((sort, pack) -> found.addAll(behind(placed(sort, pack), after)));
    return page(found, limit, false);
  }

  private OccurrencePage packed(UUID issueId, Optional<OccurrenceCursor> after, int limit) {
    List<Row> found = new ArrayList<>();
    String highest = after.map(OccurrenceCursor::pack).orElse(HIGHEST);
    QueryResponse first = client.query(packs(issueId, highest, FIRST_PACKS));
    add(first, after, found);
    QueryResponse last = first;
    if (found.size() <= limit && first.hasLastEvaluatedKey()) {
      // Each pack holds at least one, so this many are enough; the answer's own limit is 1 MB.
      last =
          client.query(
              packs(issueId, highest, limit + 1).toBuilder()
                  .exclusiveStartKey(first.lastEvaluatedKey())
                  .build());
      add(last, after, found);
    }
    return page(found, limit, last.hasLastEvaluatedKey());
  }

  private static OccurrencePage page(List<Row> found, int limit, boolean rest) {
    List<Row> page = found.subList(0, Math.min(limit, found.size()));
    boolean more = found.size() > limit || (rest && !page.isEmpty());
    return new OccurrencePage(page, more ? Optional.of(page.getLast().place()) : Optional.empty());
  }

  private QueryRequest packs(UUID issueId, String highest, int limit) {
    return QueryRequest.builder()
        .tableName(table)
        .keyConditionExpression("pk = :partition AND sk <= :highest")
        .expressionAttributeValues(
            Map.of(
                ":partition", Attributes.text(OccurrenceKeys.packs(issueId)),
                ":highest", Attributes.text(highest)))
        .scanIndexForward(false)
        // An issue that was read without inline members has packs, and they must be seen.
        .consistentRead(true)
        .limit(limit)
        .build();
  }

  private void add(QueryResponse packs, Optional<OccurrenceCursor> after, List<Row> found) {
    packs.items().stream()
        .map(Item::of)
        .map(this::read)
        .forEach(pack -> found.addAll(behind(pack, after)));
  }

  private List<Row> read(Item pack) {
    String sort = pack.text("sk");
    return placed(sort, codec.fromItem(pack, OccurrenceKeys.frozenAt(sort)));
  }

  private static List<Row> placed(String sort, List<Occurrence> pack) {
    return pack.reversed().stream()
        .map(occurrence -> new Row(occurrence, new OccurrenceCursor(sort, occurrence.id())))
        .toList();
  }

  /** What of a pack has not been on the pages before: of the cursor's own pack, only the rest. */
  private static List<Row> behind(List<Row> pack, Optional<OccurrenceCursor> after) {
    for (int i = 0; i < pack.size(); i++) {
      if (after.filter(pack.get(i).place()::equals).isPresent()) {
        return pack.subList(i + 1, pack.size());
      }
    }
    return pack;
  }
}
