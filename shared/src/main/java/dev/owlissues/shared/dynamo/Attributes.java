package dev.owlissues.shared.dynamo;

import dev.owlissues.shared.time.Iso;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attribute values and keys, for items and for the placeholders of expressions. */
final class Attributes {
  private Attributes() {}

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue text(UUID value) {
    return AttributeValue.fromS(value.toString());
  }

  static AttributeValue text(Instant value) {
    return AttributeValue.fromS(Iso.write(value));
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  static AttributeValue binary(byte[] value) {
    return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(value));
  }

  static Map<String, AttributeValue> key(String partition) {
    return Map.of("pk", text(partition));
  }

  static Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of("pk", text(partition), "sk", text(sort));
  }
}
