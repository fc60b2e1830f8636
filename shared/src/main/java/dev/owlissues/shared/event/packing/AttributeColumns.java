package dev.owlissues.shared.event.packing;

import dev.owlissues.shared.event.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;

/** The attributes of a batch's events as columns, one per key. */
final class AttributeColumns {
  /** Stands before each key: ingest lets no key contain it. */
  private static final char KEY_MARK = '\0';

  private AttributeColumns() {}

  /**
   * Which keys each event has, as one column; then a column of values per key, of only the events
   * that have it.
   */
  static void write(ColumnWriter writer, List<Event> events) {
    List<Map<String, String>> all = events.stream().map(e -> e.content().attributes()).toList();
    writer.column(all.stream().map(one -> keys(one.keySet().stream())).toList());
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Map<String, String> attributes : all) {
      attributes.forEach((key, v) -> values.computeIfAbsent(key, k -> new ArrayList<>()).add(v));
    }
    values.values().forEach(writer::column);
  }

  static List<Map<String, String>> read(ColumnReader reader, int rows) throws DataFormatException {
    String[] keys = reader.column(rows);
    Map<String, List<Map<String, String>>> holders = new LinkedHashMap<>();
    List<Map<String, String>> all = new ArrayList<>(rows);
    for (String row : keys) {
      Map<String, String> attributes = new LinkedHashMap<>();
      for (String key : keys(row)) {
        // Holds the key's place in the order that was sent, until its value is read below.
        attributes.put(key, "");
        holders.computeIfAbsent(key, k -> new ArrayList<>()).add(attributes);
      }
      all.add(attributes);
    }
    for (Map.Entry<String, List<Map<String, String>>> entry : holders.entrySet()) {
      String[] values = reader.column(entry.getValue().size());
      for (int i = 0; i < values.length; i++) {
        entry.getValue().get(i).put(entry.getKey(), values[i]);
      }
    }
    return all;
  }

  private static String keys(Stream<String> keys) {
    var text = new StringBuilder();
    keys.forEach(key -> text.append(KEY_MARK).append(key));
    return text.toString();
  }

  private static List<String> keys(String text) {
    List<String> keys = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int next = text.indexOf(KEY_MARK, start + 1);
      int end = next < 0 ? text.length() : next;
      keys.add(text.substring(start + 1, end));
      start = end;
    }
    return keys;
  }
}
