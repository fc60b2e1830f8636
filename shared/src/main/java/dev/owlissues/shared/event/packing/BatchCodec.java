package dev.owlissues.shared.event.packing;

import dev.owlissues.shared.event.Actor;
import dev.owlissues.shared.event.Build;
import dev.owlissues.shared.event.Content;
import dev.owlissues.shared.event.Device;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.EventId;
import dev.owlissues.shared.event.Level;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Packs events into the bytes of one item, column by column, because a field's values resemble each
 * other more than the fields of one event do: it takes a third less than packed JSON, and reading
 * is faster.
 *
 * <p>The bytes: a format byte; four 32-bit lengths (texts before the attributes, all texts, UUIDs,
 * packed); the UUIDs as they are; the texts deflated (RFC 1951, with the zlib header of RFC 1950).
 * The texts are: number of events, number of columns, the {@link Column}s, the timestamps as
 * differences, then the attributes. These come last so that {@link #decodeWithoutAttributes} need
 * not inflate them.
 */
public final class BatchCodec {
  /** Inflated batches are at most this long: requests are limited far below it. */
  static final int MAX_INFLATED = 16 << 20;

  private static final List<Column> COLUMNS = List.of(Column.values());
  private static final byte FORMAT = 1;
  private static final int HEADER = 1 + 4 * Integer.BYTES;

  /** Packs events. */
  public byte[] encode(List<Event> events) {
    var writer = new ColumnWriter();
    writer.number(events.size());
    writer.number(COLUMNS.size());
    for (Column column : COLUMNS) {
      writer.column(events.stream().map(column::of).toList());
    }
    long before = 0;
    for (Event event : events) {
      long timestamp = event.content().timestamp().toEpochMilli();
      writer.signed(timestamp - before);
      before = timestamp;
    }
    int withoutAttributes = writer.length();
    AttributeColumns.write(writer, events);
    byte[] uuids = writer.uuids();
    byte[] packed = deflate(writer.texts());
    return ByteBuffer.allocate(HEADER + uuids.length + packed.length)
        .put(FORMAT)
        .putInt(withoutAttributes)
        .putInt(writer.length())
        .putInt(uuids.length)
        .putInt(packed.length)
        .put(uuids)
        .put(packed)
        .array();
  }

  /** Unpacks events. */
  public Decoded decode(byte[] bytes) {
    return decode(bytes, true);
  }

  /** Unpacks events but for their attributes, which come out empty: what a scan needs. */
  public Decoded decodeWithoutAttributes(byte[] bytes) {
    return decode(bytes, false);
  }

  private static Decoded decode(byte[] bytes, boolean withAttributes) {
    try {
      return new Decoded.Events(events(bytes, withAttributes));
    } catch (DataFormatException e) {
      return new Decoded.Malformed(String.valueOf(e.getMessage()));
    }
  }

  private static List<Event> events(byte[] bytes, boolean withAttributes)
      throws DataFormatException {
    if (bytes.length < HEADER || bytes[0] != FORMAT) {
      throw new DataFormatException("not a batch of format " + FORMAT);
    }
    var header = ByteBuffer.wrap(bytes, 1, HEADER - 1);
    int withoutAttributes = header.getInt();
    int all = header.getInt();
    int uuids = header.getInt();
    int packed = header.getInt();
    if (uuids < 0 || packed < 0 || (long) HEADER + uuids + packed != bytes.length) {
      throw new DataFormatException("lengths do not add up to " + bytes.length);
    }
    byte[] texts =
        inflate(
            ByteBuffer.wrap(bytes, HEADER + uuids, packed),
            withAttributes ? all : withoutAttributes,
            withAttributes);
    return read(new ColumnReader(texts, ByteBuffer.wrap(bytes, HEADER, uuids)), withAttributes);
  }

  private static List<Event> read(ColumnReader reader, boolean withAttributes)
      throws DataFormatException {
    int rows = reader.size(EventId.MAX_POSITION + 1);
    int written = reader.size(COLUMNS.size());
    Map<Column, String[]> columns = new EnumMap<>(Column.class);
    for (Column column : COLUMNS.subList(0, written)) {
      columns.put(column, reader.column(rows));
    }
    String[] absent = new String[rows];
    Arrays.fill(absent, "");
    COLUMNS.forEach(column -> columns.putIfAbsent(column, absent));
    Instant[] timestamps = new Instant[rows];
    long timestamp = 0;
    for (int i = 0; i < rows; i++) {
      timestamp += reader.signed();
      timestamps[i] = Instant.ofEpochMilli(timestamp);
    }
    List<Map<String, String>> attributes =
        withAttributes ? AttributeColumns.read(reader, rows) : List.of();
    List<Event> events = new ArrayList<>(rows);
    for (int i = 0; i < rows; i++) {
      events.add(
          new Row(columns, i).event(timestamps[i], withAttributes ? attributes.get(i) : Map.of()));
    }
    return events;
  }

  private static byte[] deflate(byte[] plain) {
    try (var deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
      deflater.setInput(plain);
      deflater.finish();
      byte[] buffer = new byte[plain.length + (plain.length >> 3) + 64];
      int length = 0;
      while (!deflater.finished()) {
        length += deflater.deflate(buffer, length, buffer.length - length);
      }
      return Arrays.copyOf(buffer, length);
    }
  }

  private static byte[] inflate(ByteBuffer packed, int length, boolean toTheEnd)
      throws DataFormatException {
    if (length < 0 || length > MAX_INFLATED) {
      throw new DataFormatException("inflated length " + length + " is not possible");
    }
    try (var inflater = new Inflater()) {
      inflater.setInput(packed);
      // One byte more, so that a whole inflation reaches the checksum at the end.
      byte[] buffer = new byte[length + 1];
      int inflated = inflater.inflate(buffer, 0, toTheEnd ? length + 1 : length);
      if (inflated != length || (toTheEnd && !inflater.finished())) {
        throw new DataFormatException("not " + length + " bytes inflated");
      }
      return Arrays.copyOf(buffer, length);
    }
  }

  /** One event of the columns. */
  private record Row(Map<Column, String[]> columns, int index) {

    Event event(Instant timestamp, Map<String, String> attributes) throws DataFormatException {
      Level level =
          Level.ofWire(text(Column.LEVEL))
              .orElseThrow(() -> new DataFormatException("an event has no level"));
      return new Event(
          new Content(
              text(Column.CLIENT_EVENT_ID),
              level,
              text(Column.MESSAGE),
              text(Column.SOURCE_MODULE),
              text(Column.SCREEN_NAME),
              timestamp,
              attributes),
          new Actor(text(Column.SESSION_ID), text(Column.USER_ID)),
          new Build(
              text(Column.APP_VERSION),
              text(Column.BUILD_NUMBER),
              !text(Column.DEV).isEmpty(),
              text(Column.SDK_NAME),
              text(Column.SDK_VERSION)),
          new Device(
              text(Column.ENVIRONMENT),
              text(Column.OS_VERSION),
              text(Column.DEVICE_MODEL),
              text(Column.LOCALE),
              text(Column.PREFERRED_LANGUAGE)));
    }

    private String text(Column column) {
      return Objects.requireNonNull(columns.get(column))[index];
    }
  }
}
