package dev.owlissues.shared.dynamo.event;

import dev.owlissues.shared.base.time.Hour;
import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.dynamo.item.ConsistentRead;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.item.SortRange;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.event.BatchKey;
import dev.owlissues.shared.event.Kind;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.scan.page.PackedBatch;
import dev.owlissues.shared.scan.page.UnitLog;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The events table as the scan reads it: by activity, then batch by batch. */
public final class DynamoUnitLog implements UnitLog {
  // Sorts after every digit and letter that a key goes on with.
  private static final String LAST = "~";
  private static final Pattern PARTS = Pattern.compile("#", Pattern.LITERAL);

  /**
   * How many batches a query asks for. It ends at a megabyte anyway, which is sooner but where they
   * are tiny; DynamoDB Local, though, takes everything it is asked for into memory first.
   */
  private static final int AT_ONCE = 1_000;

  private final DynamoDbClient client;
  private final String table;

  /** Events in that table. */
  public DynamoUnitLog(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.table = names.of(Tables.EVENTS);
  }

  @Override
  public Set<Unit> active(Hour from, Hour to) {
    return from.through(to)
        .flatMap(hour -> ConsistentRead.all(client, table, EventKeys.activity(hour)))
        .filter(item -> PARTS.split(item.text("sk"), -1)[1].equals(Kind.ERROR.key()))
        .map(DynamoUnitLog::unit)
        .collect(Collectors.toSet());
  }

  @Override
  public Set<Integer> shards(UUID appId, Hour from, Hour to) {
    String high = to + "#" + LAST;
    QueryRequest request = range(EventKeys.mirror(appId), from.toString(), high);
    return client.queryPaginator(request).items().stream()
        .map(item -> PARTS.split(Item.of(item).text("sk"), -1))
        .filter(parts -> parts[1].equals(Kind.ERROR.key()))
        .map(parts -> Integer.valueOf(parts[2]))
        .collect(Collectors.toSet());
  }

  @Override
  public boolean hasMore(Unit unit, String after, Instant through) {
    if (after.compareTo(last(through)) >= 0) {
      return false;
    }
    return hours(unit, after, Hour.of(through)).stream()
        .anyMatch(hour ->
            !client
                .query(batches(unit, hour, after, last(through)).toBuilder().limit(1).build())
                .items()
                .isEmpty());
  }

  @Override
  public void read(Unit unit, String after, Instant through, Predicate<PackedBatch> more) {
    read(unit, after, last(through), more);
  }

  @Override
  public void read(Unit unit, String after, String end, Predicate<PackedBatch> more) {
    // Another run may have gone further than this one was asked to.
    if (after.compareTo(end) >= 0) {
      return;
    }
    for (Hour hour : hours(unit, after, hour(end))) {
      for (var item : client.queryPaginator(batches(unit, hour, after, end)).items()) {
        if (!more.test(batch(unit, Item.of(item)))) {
          return;
        }
      }
    }
  }

  // The hours in which the unit received something, from that of the position on.
  private List<Hour> hours(Unit unit, String after, Hour to) {
    String from = after.isEmpty() ? "0" : hour(after).toString();
    QueryRequest request =
        range(
            EventKeys.mirror(unit.appId()), from, EventKeys.mirrored(to, Kind.ERROR, unit.shard()));
    String shard = Integer.toString(unit.shard());
    return client.queryPaginator(request).items().stream()
        .map(item -> PARTS.split(Item.of(item).text("sk"), -1))
        .filter(parts -> parts[1].equals(Kind.ERROR.key()) && parts[2].equals(shard))
        .map(parts -> Hour.parse(parts[0]))
        .toList();
  }

  private QueryRequest batches(Unit unit, Hour hour, String after, String end) {
    String partition = EventKeys.batches(unit.appId(), hour, Kind.ERROR, unit.shard());
    // "Between" includes its ends: a blank behind the position is the least text after it.
    return range(partition, after + " ", end).toBuilder().limit(AT_ONCE).build();
  }

  private QueryRequest range(String key, String from, String to) {
    return new SortRange(from, to).in(table, key).consistentRead(true).build();
  }

  private static Unit unit(Item activity) {
    String[] parts = PARTS.split(activity.text("sk"), -1);
    return new Unit(
        activity.uuid("team_id"),
        activity.uuid("project_id"),
        UUID.fromString(parts[0]),
        Integer.parseInt(parts[2]));
  }

  private static PackedBatch batch(Unit unit, Item item) {
    String order = item.text("sk");
    int cut = order.indexOf('#');
    var key =
        new BatchKey(
            unit.appId(),
            Kind.ERROR,
            unit.shard(),
            Iso.read(order.substring(0, cut)),
            HexFormat.fromHexDigitsToLong(order, cut + 1, order.length()));
    return new PackedBatch(
        key,
        item.uuid(EventCodec.REQUEST),
        item.has(EventCodec.IMPORTED),
        item.bytes(EventCodec.EVENTS));
  }

  private static String last(Instant through) {
    return Iso.write(through) + LAST;
  }

  private static Hour hour(String order) {
    return Hour.parse(order.substring(0, 13));
  }
}
