package dev.owlissues.shared.dynamo.item;

import dev.owlissues.shared.base.time.Iso;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attribute values and keys, for items and for the placeholders of expressions. */
public final class Attributes {
  private Attributes() {}

  public static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  public static AttributeValue text(UUID value) {
    return AttributeValue.fromS(value.toString());
  }

  public static AttributeValue text(Instant value) {
    return AttributeValue.fromS(Iso.write(value));
  }

  public static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  public static AttributeValue binary(byte[] value) {
    return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(value));
  }

  public static Map<String, AttributeValue> key(String partition) {
    return Map.of("pk", text(partition));
  }

  public static Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of("pk", text(partition), "sk", text(sort));
  }
}
