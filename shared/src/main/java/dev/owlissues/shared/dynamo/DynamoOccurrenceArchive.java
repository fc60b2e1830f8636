package dev.owlissues.shared.dynamo;

import dev.owlissues.shared.issue.Occurrence;
import dev.owlissues.shared.issue.OccurrenceArchive;
import dev.owlissues.shared.issue.OccurrenceCodec;
import dev.owlissues.shared.issue.OccurrenceCursor;
import dev.owlissues.shared.issue.OccurrencePage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Reads occurrences out of their packs. A pack's key sorts by the time its page was frozen and then
 * by part, and what is in it goes from early to late, so all is read backwards.
 */
public final class DynamoOccurrenceArchive implements OccurrenceArchive {
  /** Enough for a page as long as packs are full; a second query follows where they are not. */
  private static final int FIRST_PACKS = 4;

  private final DynamoDbClient client;
  private final String table;
  private final OccurrenceCodec codec = new OccurrenceCodec();

  /** An archive over the stack's occurrences table. */
  public DynamoOccurrenceArchive(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.table = names.of(Tables.OCCURRENCES);
  }

  /** An occurrence and its place. */
  private record Placed(Occurrence occurrence, OccurrenceCursor place) {}

  @Override
  public OccurrencePage newest(UUID issueId, Optional<OccurrenceCursor> after, int limit) {
    List<Placed> found = new ArrayList<>();
    // No text of a key sorts behind this one.
    String highest = after.map(OccurrenceCursor::pack).orElse("~");
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
    List<Placed> page = found.subList(0, Math.min(limit, found.size()));
    boolean more = found.size() > limit || (last.hasLastEvaluatedKey() && !page.isEmpty());
    return new OccurrencePage(
        page.stream().map(Placed::occurrence).toList(),
        more ? Optional.of(page.getLast().place()) : Optional.empty());
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
        .limit(limit)
        .build();
  }

  private void add(QueryResponse packs, Optional<OccurrenceCursor> after, List<Placed> found) {
    packs.items().stream()
        .map(Item::of)
        .map(this::read)
        .forEach(pack -> found.addAll(behind(pack, after)));
  }

  private List<Placed> read(Item pack) {
    String sort = pack.text("sk");
    return codec
        .decode(pack.bytes("occurrences"), OccurrenceKeys.frozenAt(sort))
        .reversed()
        .stream()
        .map(occurrence -> new Placed(occurrence, new OccurrenceCursor(sort, occurrence.id())))
        .toList();
  }

  /** What of a pack has not been on the pages before: of the cursor's own pack, only the rest. */
  private static List<Placed> behind(List<Placed> pack, Optional<OccurrenceCursor> after) {
    for (int i = 0; i < pack.size(); i++) {
      if (after.filter(pack.get(i).place()::equals).isPresent()) {
        return pack.subList(i + 1, pack.size());
      }
    }
    return pack;
  }
}
