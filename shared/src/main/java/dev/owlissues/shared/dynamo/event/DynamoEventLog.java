package dev.owlissues.shared.dynamo.event;

import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.ConsistentRead;
import dev.owlissues.shared.dynamo.item.Faults;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.event.Activity;
import dev.owlissues.shared.event.Pointer;
import dev.owlissues.shared.event.intake.EventLog;
import dev.owlissues.shared.event.intake.Marker;
import dev.owlissues.shared.event.intake.NewBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Writes events to the events table. */
public final class DynamoEventLog implements EventLog {
  private static final int MAX_BATCH_WRITE = 25;

  private final DynamoDbClient client;
  private final String table;

  /** Writes through the client, whose own tries must end well within a write's deadline. */
  public DynamoEventLog(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.table = names.of(Tables.EVENTS);
  }

  @Override
  public boolean note(Activity activity, Instant expiresAt) {
    return write(EventCodec.activity(activity, expiresAt)).isEmpty();
  }

  @Override
  public Put put(NewBatch batch) {
    try {
      client.putItem(put ->
          put.tableName(table)
              .item(EventCodec.batch(batch))
              .conditionExpression("attribute_not_exists(pk)"));
      return Put.STORED;
    } catch (ConditionalCheckFailedException taken) {
      return Put.UNKNOWN;
    } catch (SdkException e) {
      if (Faults.isThrottle(e)) {
        return Put.BUSY;
      }
      if (Faults.isUnknown(e)) {
        return Put.UNKNOWN;
      }
      throw e;
    }
  }

  @Override
  public List<Pointer> point(List<Pointer> pointers) {
    List<Map<String, AttributeValue>> items = pointers.stream().map(EventCodec::pointer).toList();
    Set<Map<String, AttributeValue>> left =
        write(items).stream().map(DynamoEventLog::key).collect(Collectors.toSet());
    return IntStream.range(0, items.size())
        .filter(i -> left.contains(key(items.get(i))))
        .mapToObj(pointers::get)
        .toList();
  }

  @Override
  public Mark find(Marker marker, Instant now) {
    try {
      Item item = ConsistentRead.item(client, table, EventCodec.markerKey(marker));
      return item.isEmpty() || item.expired(now) ? Mark.ABSENT : Mark.PRESENT;
    } catch (SdkException e) {
      return mended(e, Mark.UNKNOWN);
    }
  }

  @Override
  public boolean mark(Marker marker, Instant expiresAt) {
    try {
      client.putItem(put -> put.tableName(table).item(EventCodec.marker(marker, expiresAt)));
      return true;
    } catch (SdkException e) {
      return mended(e, false);
    }
  }

  /** Puts items, and returns those that are not known to be stored. */
  private List<Map<String, AttributeValue>> write(List<Map<String, AttributeValue>> items) {
    List<Map<String, AttributeValue>> left = new ArrayList<>();
    for (int from = 0; from < items.size(); from += MAX_BATCH_WRITE) {
      List<Map<String, AttributeValue>> chunk =
          items.subList(from, Math.min(items.size(), from + MAX_BATCH_WRITE));
      left.addAll(writeChunk(chunk));
    }
    return left;
  }

  private List<Map<String, AttributeValue>> writeChunk(List<Map<String, AttributeValue>> items) {
    List<WriteRequest> writes =
        items.stream()
            .map(item -> WriteRequest.builder().putRequest(put -> put.item(item)).build())
            .toList();
    try {
      return client
          .batchWriteItem(batch -> batch.requestItems(Map.of(table, writes)))
          .unprocessedItems()
          .getOrDefault(table, List.of())
          .stream()
          .map(write -> write.putRequest().item())
          .toList();
    } catch (SdkException e) {
      return mended(e, items);
    }
  }

  private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
    Item written = Item.of(item);
    return Attributes.key(written.text("pk"), written.text("sk"));
  }

  /** What to answer when trying again may help; other failures go on. */
  private static <T> T mended(SdkException failure, T answer) {
    if (Faults.passes(failure)) {
      return answer;
    }
    throw failure;
  }
}
