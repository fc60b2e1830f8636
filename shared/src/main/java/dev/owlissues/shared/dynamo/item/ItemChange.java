package dev.owlissues.shared.dynamo.item;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The update that turns one item into another: it writes the attributes in which they differ, on
 * condition that each still is as it was, and leaves alone what others write besides.
 */
public final class ItemChange {
  private final Item before;
  private final Item after;
  private final List<String> sets = new ArrayList<>();
  private final List<String> removals = new ArrayList<>();
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();

  private ItemChange(Item before, Item after) {
    this.before = before;
    this.after = after;
  }

  /** The update of the item in that table; it holds only while the item is there and not hidden. */
  public static Update of(String table, Item before, Item after) {
    return new ItemChange(before, after).update(table);
  }

  private Update update(String table) {
    conditions.add(SoftDelete.NOT);
    Set<String> all = new TreeSet<>(before.attributes().keySet());
    all.addAll(after.attributes().keySet());
    all.forEach(this::attribute);
    return Update.builder()
        .tableName(table)
        .key(Attributes.key(before.text("pk"), before.text("sk")))
        .updateExpression(expression())
        .conditionExpression(String.join(" AND ", conditions))
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .build();
  }

  private void attribute(String attribute) {
    AttributeValue old = before.attributes().get(attribute);
    AttributeValue wanted = after.attributes().get(attribute);
    if (Objects.equals(old, wanted)) {
      return;
    }
    int number = names.size();
    String name = "#n" + number;
    names.put(name, attribute);
    if (wanted == null) {
      removals.add(name);
    } else {
      values.put(":new" + number, wanted);
      sets.add(name + " = :new" + number);
    }
    if (old == null) {
      conditions.add("attribute_not_exists(" + name + ")");
    } else {
      values.put(":old" + number, old);
      conditions.add(name + " = :old" + number);
    }
  }

  private String expression() {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("nothing differs in " + before.text("sk"));
    }
    return List.of(clause("SET", sets), clause("REMOVE", removals)).stream()
        .filter(clause -> !clause.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String clause(String verb, List<String> parts) {
    return parts.isEmpty() ? "" : verb + " " + String.join(", ", parts);
  }
}
