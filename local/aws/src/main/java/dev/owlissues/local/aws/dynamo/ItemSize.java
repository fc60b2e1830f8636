package dev.owlissues.local.aws.dynamo;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How many bytes an item counts, by the rules of the DynamoDB developer guide ("DynamoDB item sizes
 * and formats"): names and texts in UTF-8, two digits of a number to the byte, and a little for
 * each document.
 */
public final class ItemSize {
  private static final int DOCUMENT = 3;
  private static final int LONGEST_NUMBER = 21;

  private ItemSize() {}

  /** The bytes of an item, as DynamoDB counts them. */
  public static long of(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .mapToLong(attribute -> utf8(attribute.getKey()) + value(attribute.getValue()))
        .sum();
  }

  private static long value(AttributeValue value) {
    return switch (value.type()) {
      case S -> utf8(value.s());
      case N -> number(value.n());
      case B -> value.b().asByteArrayUnsafe().length;
      case SS -> value.ss().stream().mapToLong(ItemSize::utf8).sum();
      case NS -> value.ns().stream().mapToLong(ItemSize::number).sum();
      case BS -> value.bs().stream().mapToLong(bytes -> bytes.asByteArrayUnsafe().length).sum();
      case L -> DOCUMENT + value.l().stream().mapToLong(element -> 1 + value(element)).sum();
      case M -> DOCUMENT + value.m().size() + of(value.m());
      case BOOL, NUL -> 1;
      case UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("no such type: " + value);
    };
  }

  private static long utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static long number(String text) {
    BigDecimal number = new BigDecimal(text).stripTrailingZeros();
    int sign = number.signum() < 0 ? 1 : 0;
    return Math.min(LONGEST_NUMBER, (number.precision() + 1) / 2 + 1 + sign);
  }
}
