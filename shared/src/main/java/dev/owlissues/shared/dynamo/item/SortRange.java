package dev.owlissues.shared.dynamo.item;

import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.base.time.Span;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * A range of sort keys that begin with a time, both ends included.
 *
 * @param low the lowest text
 * @param high the highest text
 */
public record SortRange(String low, String high) {
  /** Sorts after every text that continues one of our keys. */
  public static final String END = "~";

  /** Keys of what lies in that span. */
  public static SortRange of(Span span) {
    return new SortRange(
        span.since().map(Iso::write).orElse("0"), span.until().map(Iso::write).orElse("") + END);
  }

  /** What is left of it from a key on, in reading direction. */
  public SortRange from(String key, boolean ascending) {
    if (ascending) {
      return key.compareTo(low) > 0 ? new SortRange(key, high) : this;
    }
    return key.compareTo(high) < 0 ? new SortRange(low, key) : this;
  }

  /** Asks for a partition's items in it. */
  public QueryRequest.Builder in(String table, String partition) {
    return QueryRequest.builder()
        .tableName(table)
        .keyConditionExpression("pk = :pk AND sk BETWEEN :low AND :high")
        .expressionAttributeValues(
            Map.of(
                ":pk", Attributes.text(partition),
                ":low", Attributes.text(low),
                ":high", Attributes.text(high)));
  }

  /** Whether no key can be in it; DynamoDB refuses to be asked for such a range. */
  public boolean isEmpty() {
    return low.compareTo(high) > 0;
  }
}
