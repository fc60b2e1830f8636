package dev.owlissues.shared.dynamo.item;

import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.dynamo.table.Tables;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads and writes the attributes of one item; the vocabulary of every codec in this package.
 *
 * <p>Items outlive the code that wrote them. An attribute that came later is read as optional, or
 * with what it means to be without it: only what every version wrote may be read as if it were
 * always there, and an item without it is broken.
 */
public final class Item {
  private final Map<String, AttributeValue> attributes;

  private Item(Map<String, AttributeValue> attributes) {
    this.attributes = attributes;
  }

  /** An empty item with that partition key. */
  public static Item keyed(String partition) {
    return new Item(new LinkedHashMap<>()).with("pk", partition);
  }

  /** An empty item with that partition and sort key. */
  public static Item keyed(String partition, String sort) {
    return keyed(partition).with("sk", sort);
  }

  /** An item as DynamoDB answered it; empty when there was none. */
  public static Item of(Map<String, AttributeValue> attributes) {
    return new Item(new LinkedHashMap<>(attributes));
  }

  public Item with(String name, String value) {
    attributes.put(name, Attributes.text(value));
    return this;
  }

  public Item with(String name, long value) {
    attributes.put(name, Attributes.number(value));
    return this;
  }

  public Item with(String name, boolean value) {
    attributes.put(name, AttributeValue.fromBool(value));
    return this;
  }

  public Item with(String name, byte[] value) {
    attributes.put(name, Attributes.binary(value));
    return this;
  }

  public Item with(String name, UUID value) {
    return with(name, value.toString());
  }

  public Item with(String name, Instant value) {
    return with(name, Iso.write(value));
  }

  public Item with(String name, AttributeValue value) {
    attributes.put(name, value);
    return this;
  }

  public Item with(String name, Collection<String> values) {
    return with(name, AttributeValue.fromL(values.stream().map(Attributes::text).toList()));
  }

  /** Adds the text if there is one. */
  public Item withText(String name, Optional<String> value) {
    value.ifPresent(present -> with(name, present));
    return this;
  }

  /** Adds the instant if there is one. */
  public Item withInstant(String name, Optional<Instant> value) {
    value.ifPresent(present -> with(name, present));
    return this;
  }

  /** Adds the id if there is one. */
  public Item withUuid(String name, Optional<UUID> value) {
    value.ifPresent(present -> with(name, present));
    return this;
  }

  /** Leaves an attribute out. */
  public Item without(String name) {
    attributes.remove(name);
    return this;
  }

  /** Sets when DynamoDB may delete the item. */
  public Item expiring(Instant when) {
    return with(Tables.EXPIRES_AT, when.getEpochSecond());
  }

  public boolean isEmpty() {
    return attributes.isEmpty();
  }

  public boolean has(String name) {
    return attributes.containsKey(name);
  }

  /** Whether the item is past its expiry: then it counts as deleted. */
  public boolean expired(Instant now) {
    return has(Tables.EXPIRES_AT) && number(Tables.EXPIRES_AT) <= now.getEpochSecond();
  }

  public String text(String name) {
    return get(name).s();
  }

  /** The text, or that one in items of a version that did not write it. */
  public String text(String name, String before) {
    return has(name) ? text(name) : before;
  }

  public Optional<String> optionalText(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  public long number(String name) {
    return Long.parseLong(get(name).n());
  }

  /** The number, or that one in items of a version that did not write it. */
  public long number(String name, long before) {
    return has(name) ? number(name) : before;
  }

  public boolean flag(String name) {
    return has(name) && Boolean.TRUE.equals(get(name).bool());
  }

  public byte[] bytes(String name) {
    return get(name).b().asByteArrayUnsafe();
  }

  public UUID uuid(String name) {
    return UUID.fromString(text(name));
  }

  public Optional<UUID> optionalUuid(String name) {
    return optionalText(name).map(UUID::fromString);
  }

  public Instant instant(String name) {
    return Iso.read(text(name));
  }

  public Optional<Instant> optionalInstant(String name) {
    return optionalText(name).map(Iso::read);
  }

  public List<String> texts(String name) {
    return get(name).l().stream().map(AttributeValue::s).toList();
  }

  /** The texts of a set; none where there is no such set. */
  public SortedSet<String> textSet(String name) {
    return has(name) ? new TreeSet<>(get(name).ss()) : new TreeSet<>();
  }

  /** The attribute, which every version wrote. */
  public AttributeValue get(String name) {
    AttributeValue value = attributes.get(name);
    if (value == null) {
      throw new IllegalStateException("item has no " + name + ": " + attributes.keySet());
    }
    return value;
  }

  public Map<String, AttributeValue> attributes() {
    return attributes;
  }
}
