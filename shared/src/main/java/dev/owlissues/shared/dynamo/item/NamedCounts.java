package dev.owlissues.shared.dynamo.item;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Counts by name as one attribute. */
public final class NamedCounts {
  private NamedCounts() {}

  public static AttributeValue toValue(Map<String, Long> counts) {
    Map<String, AttributeValue> values = new HashMap<>();
    counts.forEach((name, count) -> values.put(name, Attributes.number(count)));
    return AttributeValue.fromM(values);
  }

  public static Map<String, Long> fromValue(AttributeValue value) {
    Map<String, Long> counts = new HashMap<>();
    value.m().forEach((name, count) -> counts.put(name, Long.parseLong(count.n())));
    return counts;
  }
}
