package dev.owlissues.shared.dynamo;

import dev.owlissues.shared.time.Iso;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads and writes the attributes of one item; the vocabulary of every codec in this package. */
final class Item {
  private final Map<String, AttributeValue> attributes;

  private Item(Map<String, AttributeValue> attributes) {
    this.attributes = attributes;
  }

  /** An empty item with that partition key. */
  static Item keyed(String partition) {
    return new Item(new LinkedHashMap<>()).with("pk", partition);
  }

  /** An empty item with that partition and sort key. */
  static Item keyed(String partition, String sort) {
    return keyed(partition).with("sk", sort);
  }

  /** An item as DynamoDB answered it; empty when there was none. */
  static Item of(Map<String, AttributeValue> attributes) {
    return new Item(new LinkedHashMap<>(attributes));
  }

  Item with(String name, String value) {
    attributes.put(name, Attributes.text(value));
    return this;
  }

  Item with(String name, long value) {
    attributes.put(name, Attributes.number(value));
    return this;
  }

  Item with(String name, boolean value) {
    attributes.put(name, AttributeValue.fromBool(value));
    return this;
  }

  Item with(String name, byte[] value) {
    attributes.put(name, Attributes.binary(value));
    return this;
  }

  Item with(String name, UUID value) {
    return with(name, value.toString());
  }

  Item with(String name, Instant value) {
    return with(name, Iso.write(value));
  }

  Item with(String name, AttributeValue value) {
    attributes.put(name, value);
    return this;
  }

  Item with(String name, Collection<String> values) {
    return with(name, AttributeValue.fromL(values.stream().map(Attributes::text).toList()));
  }

  /** Adds the text if there is one. */
  Item withText(String name, Optional<String> value) {
    value.ifPresent(present -> with(name, present));
    return this;
  }

  /** Adds the instant if there is one. */
  Item withInstant(String name, Optional<Instant> value) {
    value.ifPresent(present -> with(name, present));
    return this;
  }

  /** Adds the id if there is one. */
  Item withUuid(String name, Optional<UUID> value) {
    value.ifPresent(present -> with(name, present));
    return this;
  }

  /** Leaves an attribute out. */
  Item without(String name) {
    attributes.remove(name);
    return this;
  }

  /** Sets when DynamoDB may delete the item. */
  Item expiring(Instant when) {
    return with(Tables.EXPIRES_AT, when.getEpochSecond());
  }

  boolean isEmpty() {
    return attributes.isEmpty();
  }

  boolean has(String name) {
    return attributes.containsKey(name);
  }

  /** Whether the item is past its expiry: then it counts as deleted. */
  boolean expired(Instant now) {
    return has(Tables.EXPIRES_AT) && number(Tables.EXPIRES_AT) <= now.getEpochSecond();
  }

  String text(String name) {
    return get(name).s();
  }

  Optional<String> optionalText(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  long number(String name) {
    return Long.parseLong(get(name).n());
  }

  boolean flag(String name) {
    return has(name) && Boolean.TRUE.equals(get(name).bool());
  }

  byte[] bytes(String name) {
    return get(name).b().asByteArrayUnsafe();
  }

  UUID uuid(String name) {
    return UUID.fromString(text(name));
  }

  Optional<UUID> optionalUuid(String name) {
    return optionalText(name).map(UUID::fromString);
  }

  Instant instant(String name) {
    return Iso.read(text(name));
  }

  Optional<Instant> optionalInstant(String name) {
    return optionalText(name).map(Iso::read);
  }

  List<String> texts(String name) {
    return get(name).l().stream().map(AttributeValue::s).toList();
  }

  AttributeValue get(String name) {
    AttributeValue value = attributes.get(name);
    if (value == null) {
      throw new IllegalStateException("item has no " + name + ": " + attributes.keySet());
    }
    return value;
  }

  Map<String, AttributeValue> attributes() {
    return attributes;
  }
}
