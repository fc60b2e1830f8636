package dev.owlissues.local.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ItemSizeTest {
  static List<Arguments> sizes() {
    return List.of(
        Arguments.of("text", AttributeValue.fromS("abc"), 3),
        Arguments.of("text beyond ASCII", AttributeValue.fromS("é€"), 5),
        Arguments.of("binary", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[40])), 40),
        Arguments.of("one digit", AttributeValue.fromN("7"), 2),
        Arguments.of("five digits", AttributeValue.fromN("12345"), 4),
        Arguments.of("negative", AttributeValue.fromN("-12"), 3),
        Arguments.of("trailing zeros", AttributeValue.fromN("1000000"), 2),
        Arguments.of("truth", AttributeValue.fromBool(true), 1),
        Arguments.of("set", AttributeValue.fromSs(List.of("ab", "c")), 3),
        Arguments.of("empty list", AttributeValue.fromL(List.of()), 3),
        Arguments.of("list", AttributeValue.fromL(List.of(AttributeValue.fromS("ab"))), 6),
        Arguments.of(
            "map", AttributeValue.fromM(Map.of("k", AttributeValue.fromS("ab"))), 3 + 1 + 1 + 2));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sizes")
  void anAttributeCountsItsNameAndItsValue(String what, AttributeValue value, long bytes) {
    long size = ItemSize.of(Map.of(what, value));

    assertThat(size).isEqualTo(what.length() + bytes);
  }
}
