package dev.owlissues.shared.dynamo.audit;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditLog;
import dev.owlissues.shared.audit.AuditPage;
import dev.owlissues.shared.audit.AuditPage.Place;
import dev.owlissues.shared.audit.AuditQuery;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.item.SortRange;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The audit log in DynamoDB: a team's entries lie in one partition, by time. */
public final class DynamoAuditLog implements AuditLog {
  /** The most entries that one page looks through. */
  static final int MAX_READ = 2_000;

  private static final int STEP = 200;

  private final DynamoDbClient client;
  private final String table;

  /** The log of that stack. */
  public DynamoAuditLog(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.table = names.of(Tables.AUDIT);
  }

  @Override
  public AuditPage page(UUID teamId, AuditQuery query) {
    List<AuditEntry> wanted = new ArrayList<>();
    Optional<Place> at = query.after();
    for (int read = 0; read < MAX_READ; read += STEP) {
      Step step = read(teamId, SortRange.of(query.span()), at);
      for (AuditEntry entry : step.entries()) {
        if (query.filter().accepts(entry) && !at.equals(Optional.of(Place.after(entry)))) {
          if (wanted.size() == query.limit()) {
            return new AuditPage(wanted, Optional.of(Place.after(wanted.getLast())));
          }
          wanted.add(entry);
        }
      }
      if (!step.more()) {
        return new AuditPage(wanted, Optional.empty());
      }
      at = Optional.of(Place.after(step.entries().getLast()));
    }
    return new AuditPage(wanted, at);
  }

  /** What one request read; from a place on, the entry at that place is read again. */
  private record Step(List<AuditEntry> entries, boolean more) {}

  private Step read(UUID teamId, SortRange asked, Optional<Place> from) {
    SortRange range =
        from.map(place -> asked.from(AuditCodec.sort(place.at(), place.id()), false)).orElse(asked);
    if (range.isEmpty()) {
      return new Step(List.of(), false);
    }
    QueryResponse answer =
        client.query(
            range
                .in(table, teamId.toString())
                .scanIndexForward(false)
                .consistentRead(true)
                .limit(STEP)
                .build());
    return new Step(
        answer.items().stream().map(Item::of).map(AuditCodec::fromItem).toList(),
        answer.hasLastEvaluatedKey());
  }
}
