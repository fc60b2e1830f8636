package dev.owlissues.shared.dynamo.event;

import dev.owlissues.shared.base.time.Hour;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.item.SortRange;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.event.refusal.RefusalReason;
import dev.owlissues.shared.event.refusal.Refused;
import dev.owlissues.shared.event.refusal.RefusedEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Counts in the events table: an item per app and hour, with a number for the events and one per
 * reason. Adding is one write, which cannot be known to have happened twice when an answer is lost.
 */
public final class DynamoRefusedEvents implements RefusedEvents {
  private static final String EVENTS = "refused_events";
  private static final String REASON = "reason_";
  private static final int HOURS = 24;
  private static final Duration DAY = Duration.ofHours(HOURS);
  private static final Duration KEPT = Duration.ofDays(2);

  private final DynamoDbClient client;
  private final EventQueries queries;
  private final String table;

  /** Counts in the stack's events table. */
  public DynamoRefusedEvents(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.queries = new EventQueries(client, names);
    this.table = names.of(Tables.EVENTS);
  }

  @Override
  public boolean add(UUID appId, Refused refused, Instant at) {
    Map<String, Long> counts = new HashMap<>();
    counts.put(EVENTS, refused.events());
    refused.reasons().forEach((reason, count) -> counts.put(REASON + reason.key(), count));
    Map<String, AttributeValue> values =
        counts.entrySet().stream()
            .collect(
                Collectors.toMap(
                    count -> ":" + count.getKey(), count -> Attributes.number(count.getValue())));
    values.put(":end", Attributes.number(at.plus(KEPT).getEpochSecond()));
    String sums =
        counts.keySet().stream()
            .map(name -> name + " :" + name)
            .collect(Collectors.joining(", ", "ADD ", ""));
    try {
      client.updateItem(update ->
          update
              .tableName(table)
              .key(Attributes.key(EventKeys.refused(appId), Hour.of(at).toString()))
              .updateExpression(sums + " SET " + Tables.EXPIRES_AT + " = :end")
              .expressionAttributeValues(values));
      return true;
    } catch (SdkException notCounted) {
      // Whatever it was: no event may be lost, nor an answer, because refusals are not counted.
      return false;
    }
  }

  @Override
  public Refused lastDay(UUID appId, Instant now) {
    Instant since = Hour.of(now.minus(DAY)).next().start();
    var range = new SortRange(Hour.of(since).toString(), SortRange.END);
    return queries.items(EventKeys.refused(appId), range, true, HOURS).items().stream()
        .map(DynamoRefusedEvents::refused)
        .reduce(Refused.NONE, Refused::plus);
  }

  private static Refused refused(Item item) {
    Map<RefusalReason, Long> reasons = new EnumMap<>(RefusalReason.class);
    for (RefusalReason reason : RefusalReason.values()) {
      long count = item.number(REASON + reason.key(), 0);
      if (count > 0) {
        reasons.put(reason, count);
      }
    }
    return new Refused(item.number(EVENTS), reasons);
  }
}
