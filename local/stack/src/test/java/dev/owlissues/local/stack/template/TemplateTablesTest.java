package dev.owlissues.local.stack.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.dynamo.table.Table;
import dev.owlissues.shared.dynamo.table.Tables;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of the template are the tables of the code, and none of them can get lost. */
class TemplateTablesTest {
  private static final Template TEMPLATE = Template.load();
  private static final Pattern USE_OF_A_TABLE =
      Pattern.compile("(!Ref |!GetAtt |\\$\\{)[A-Za-z]+Table\\b");

  static Stream<Arguments> tables() {
    return Tables.ALL.stream()
        .map(table -> arguments(table.resource(), table, TEMPLATE.properties(table.resource())));
  }

  @Test
  void theTemplateHasTheTablesOfTheCodeAndNoOthers() {
    assertThat(TEMPLATE.resources(Template.TABLE).keySet())
        .containsExactlyInAnyOrderElementsOf(Tables.ALL.stream().map(Table::resource).toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void keysAreThoseOfTheCode(String id, Table table, JsonNode properties) {
    assertThat(keys(properties)).isEqualTo(keys(table.partitionKey(), table.sortKey().stream()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void indexesAreThoseOfTheCodeAndHoldWhatItSays(String id, Table table, JsonNode properties) {
    List<String> declared =
        Template.always(properties.path("GlobalSecondaryIndexes")).stream()
            .map(index ->
                "%s %s %s %s"
                    .formatted(
                        index.path("IndexName").asText(),
                        keys(index),
                        index.at("/Projection/ProjectionType").asText(),
                        index
                            .at("/Projection/NonKeyAttributes")
                            .valueStream()
                            .map(JsonNode::asText)
                            .toList()))
            .toList();

    assertThat(declared)
        .containsExactlyInAnyOrderElementsOf(
            table.indexes().stream()
                .map(index ->
                    "%s %s %s %s"
                        .formatted(
                            index.name(),
                            keys(index.partitionKey(), Stream.of(index.sortKey())),
                            index.included().isEmpty() ? "KEYS_ONLY" : "INCLUDE",
                            index.included()))
                .toList());
    assertThat(properties.has("LocalSecondaryIndexes")).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void justTheKeyAttributesAreDeclaredAndAllAreStrings(
      String id, Table table, JsonNode properties) {
    Set<String> expected = new TreeSet<>();
    expected.add(table.partitionKey() + " S");
    table.sortKey().ifPresent(key -> expected.add(key + " S"));
    table.indexes().forEach(index -> expected.add(index.partitionKey() + " S"));
    table.indexes().forEach(index -> expected.add(index.sortKey() + " S"));

    List<String> declared =
        properties
            .path("AttributeDefinitions")
            .valueStream()
            .map(a -> a.path("AttributeName").asText() + " " + a.path("AttributeType").asText())
            .toList();

    assertThat(declared).containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void itemsExpireWhereTheCodeSaysSo(String id, Table table, JsonNode properties) {
    JsonNode expiry = properties.path("TimeToLiveSpecification");

    assertThat(expiry.path("Enabled").asBoolean()).isEqualTo(table.expires());
    assertThat(expiry.path("AttributeName").asText())
        .isEqualTo(table.expires() ? Tables.EXPIRES_AT : "");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void aTableCanBeRestoredToAnyPointOfTheLastFiveWeeks(
      String id, Table table, JsonNode properties) {
    JsonNode recovery = properties.path("PointInTimeRecoverySpecification");

    assertThat(recovery.path("PointInTimeRecoveryEnabled").asBoolean()).isTrue();
    assertThat(recovery.path("RecoveryPeriodInDays").asInt()).isEqualTo(35);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void aTableOutlivesItsStackAndInProductionCannotBeDeletedAtAll(
      String id, Table table, JsonNode properties) {
    JsonNode resource = TEMPLATE.resource(id);

    assertThat(resource.path("DeletionPolicy").asText()).isEqualTo("RetainExceptOnCreate");
    assertThat(resource.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
    assertThat(properties.path("DeletionProtectionEnabled"))
        .isEqualTo(CloudFormationYaml.read("!If [IsProd, true, false]"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void aTableHasNoNameOfItsOwnAndIsPaidByRequest(String id, Table table, JsonNode properties) {
    assertThat(properties.has("TableName")).isFalse();
    assertThat(properties.path("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
    assertThat(properties.has("OnDemandThroughput")).isFalse();
    assertThat(properties.has("ProvisionedThroughput")).isFalse();
  }

  /** So a restored table can be put in its place without taking anything out of the stack. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void anotherTableCanBeNamedAndTheStacksOwnStays(String id, Table table, JsonNode properties) {
    JsonNode root = TEMPLATE.root();

    assertThat(root.path("Parameters").path(id + "Name").path("Default").asText("none")).isEmpty();
    assertThat(root.path("Conditions").path("Has" + id))
        .isEqualTo(CloudFormationYaml.read("!Not [!Equals [!Ref %sName, \"\"]]".formatted(id)));
    assertThat(TEMPLATE.resource(id).has("Condition")).isFalse();
  }

  /** Whoever took the stack's own where another is named would go on with the old data. */
  @Test
  void nothingTakesATableWithoutAskingWhetherAnotherIsNamed() {
    List<String> asking =
        Template.read("template.yaml")
            .lines()
            .filter(line -> USE_OF_A_TABLE.matcher(line).find())
            .filter(line -> !line.contains("!If [Has"))
            .toList();

    assertThat(asking).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void aTableHasDynamoDbsKeyAndCountsNothingUnlessAskedTo(
      String id, Table table, JsonNode properties) {
    assertThat(properties.path("SSESpecification"))
        .isEqualTo(
            CloudFormationYaml.read(
                """
                !If
                - HasTableKey
                - {SSEEnabled: true, SSEType: KMS, KMSMasterKeyId: !Ref TableKeyArn}
                - !Ref AWS::NoValue
                """));
    assertThat(properties.path("ContributorInsightsSpecification"))
        .isEqualTo(
            CloudFormationYaml.read(
                "{Enabled: !If [ShowsHotKeys, true, false], Mode: THROTTLED_KEYS}"));
    assertThat(TEMPLATE.root().at("/Parameters/HotKeys/Default").asText()).isEqualTo("no");
  }

  private static String keys(JsonNode properties) {
    return String.join(
        " ",
        properties
            .path("KeySchema")
            .valueStream()
            .map(key -> key.path("KeyType").asText() + ":" + key.path("AttributeName").asText())
            .toList());
  }

  private static String keys(String partitionKey, Stream<String> sortKey) {
    return String.join(
        " ",
        Stream.concat(Stream.of("HASH:" + partitionKey), sortKey.map(key -> "RANGE:" + key))
            .toList());
  }
}
