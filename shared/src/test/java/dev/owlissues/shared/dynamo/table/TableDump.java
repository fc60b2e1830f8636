package dev.owlissues.shared.dynamo.table;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.base.json.JsonText;
import dev.owlissues.shared.base.json.JsonTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * All tables as JSON, with the time at which they were like that: what a version wrote, kept for
 * the versions after it to read. {@link #write} makes one, of whatever a test has done.
 *
 * @param at the clock's time when they were written
 */
public record TableDump(Instant at, Map<String, List<Map<String, AttributeValue>>> tables) {
  /** Reads what {@link #write} returned. */
  public static TableDump read(byte[] json) {
    JsonNode root = JsonTree.expect("a dump", new String(json, StandardCharsets.UTF_8));
    Map<String, List<Map<String, AttributeValue>>> tables = new LinkedHashMap<>();
    root.get("tables")
        .properties()
        .forEach(table -> tables.put(table.getKey(), items(table.getValue())));
    return new TableDump(Instant.parse(root.get("at").textValue()), tables);
  }

  /** Puts the items into the tables of those names, which are empty. */
  public void restore(DynamoDbClient client, TableNames names) {
    for (Table table : Tables.ALL) {
      for (var item : tables.getOrDefault(table.resource(), List.of())) {
        client.putItem(put -> put.tableName(names.of(table)).item(item));
      }
    }
  }

  /** The tables of those names, as JSON. */
  public static byte[] write(DynamoDbClient client, TableNames names, Instant at) {
    return JsonText.bytes(json -> {
      json.writeStartObject();
      json.writeStringField("at", at.toString());
      json.writeObjectFieldStart("tables");
      for (Table table : Tables.ALL) {
        json.writeArrayFieldStart(table.resource());
        for (var item : client.scanPaginator(r -> r.tableName(names.of(table))).items()) {
          json.writeRaw("\n");
          write(json, item);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
      json.writeEndObject();
    });
  }

  private static void write(JsonGenerator json, Map<String, AttributeValue> item)
      throws IOException {
    json.writeStartObject();
    for (var attribute : new TreeMap<>(item).entrySet()) {
      json.writeFieldName(attribute.getKey());
      write(json, attribute.getValue());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, AttributeValue value) throws IOException {
    json.writeStartObject();
    switch (value.type()) {
      case S -> json.writeStringField("S", value.s());
      case N -> json.writeStringField("N", value.n());
      case B ->
          json.writeStringField("B", Base64.getEncoder().encodeToString(value.b().asByteArray()));
      case BOOL -> json.writeBooleanField("BOOL", value.bool());
      case L -> {
        json.writeArrayFieldStart("L");
        for (AttributeValue each : value.l()) {
          write(json, each);
        }
        json.writeEndArray();
      }
      case M -> {
        json.writeFieldName("M");
        write(json, value.m());
      }
      default -> throw new IllegalStateException("no item has a " + value.type());
    }
    json.writeEndObject();
  }

  private static List<Map<String, AttributeValue>> items(JsonNode items) {
    return StreamSupport.stream(items.spliterator(), false).map(TableDump::item).toList();
  }

  private static Map<String, AttributeValue> item(JsonNode json) {
    Map<String, AttributeValue> item = new HashMap<>();
    json.properties().forEach(field -> item.put(field.getKey(), value(field.getValue())));
    return item;
  }

  private static AttributeValue value(JsonNode json) {
    var typed = json.properties().iterator().next();
    JsonNode value = typed.getValue();
    return switch (typed.getKey()) {
      case "S" -> AttributeValue.fromS(value.textValue());
      case "N" -> AttributeValue.fromN(value.textValue());
      case "B" ->
          AttributeValue.fromB(
              SdkBytes.fromByteArray(Base64.getDecoder().decode(value.textValue())));
      case "BOOL" -> AttributeValue.fromBool(value.booleanValue());
      case "L" ->
          AttributeValue.fromL(
              StreamSupport.stream(value.spliterator(), false).map(TableDump::value).toList());
      case "M" -> AttributeValue.fromM(item(value));
      default -> throw new IllegalStateException("no type " + typed.getKey());
    };
  }
}
