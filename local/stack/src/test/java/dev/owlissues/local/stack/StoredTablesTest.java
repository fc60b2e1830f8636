package dev.owlissues.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.LocalDynamo;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.base.retry.Sleeper;
import dev.owlissues.shared.dynamo.DynamoStores;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A folder of an earlier version goes on: its tables get what this version declares. */
class StoredTablesTest {
  private static final TableNames NAMES = TableNames.local();
  private static final UUID PROJECT = UUID.fromString("01a00000-0000-7000-8000-000000000001");

  @TempDir private Path data;

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  /** A table as it was: without indexes, and with no other key than the partition's. */
  private static void bare(DynamoDbClient client, String table) {
    client.createTable(r ->
        r.tableName(table)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build())
            .attributeDefinitions(
                AttributeDefinition.builder()
                    .attributeName("pk")
                    .attributeType(ScalarAttributeType.S)
                    .build()));
  }

  private void anEarlierVersionWrote() {
    try (LocalDynamo earlier = LocalDynamo.inFile(data.resolve("tables.db"))) {
      DynamoDbClient client = earlier.client();
      bare(client, NAMES.of(Tables.ISSUES));
      bare(client, NAMES.of(Tables.USER_PROPERTIES));
      client.putItem(r ->
          r.tableName(NAMES.of(Tables.ISSUES))
              .item(
                  Map.of(
                      "pk", text("an issue"),
                      "project_mode", text("p#prod"),
                      "updated_id", text("2026#1"))));
      client.putItem(r ->
          r.tableName(NAMES.of(Tables.USER_PROPERTIES))
              .item(
                  Map.of(
                      "pk", text(PROJECT + "#ann#1"),
                      "user_id", text("ann#1"),
                      "properties", AttributeValue.fromM(Map.of("plan", text("pro"))),
                      "revision", AttributeValue.fromN("1"))));
    }
  }

  private static long inIndex(DynamoDbClient client) {
    return client
        .query(r ->
            r.tableName(NAMES.of(Tables.ISSUES))
                .indexName(Tables.BY_RECENCY.name())
                .keyConditionExpression("project_mode = :part")
                .expressionAttributeValues(Map.of(":part", text("p#prod"))))
        .count();
  }

  @Test
  void whatAnEarlierVersionStoredIsInTheIndexesAndUnderTheKeysOfThisOne() {
    anEarlierVersionWrote();

    try (DataFolder folder = DataFolder.open(data);
        LocalDynamo now = new StoredTables(NAMES).open(folder)) {
      assertThat(inIndex(now.client())).isEqualTo(1);
      var clock = Clock.systemUTC();
      var ids = new RandomIds(clock, new SecureRandom());
      var users =
          new DynamoStores(now.client(), NAMES, clock, ids, Sleeper::sleep).userProperties();
      assertThat(users.find(PROJECT, "ann#1").values()).containsEntry("plan", "pro");
    }
  }

  @Test
  void whoDiedWhileCopyingBeginsAgain() throws Exception {
    anEarlierVersionWrote();
    Files.copy(data.resolve("tables.db"), data.resolve("tables.draft.db"));

    try (DataFolder folder = DataFolder.open(data);
        LocalDynamo now = new StoredTables(NAMES).open(folder)) {
      assertThat(inIndex(now.client())).isEqualTo(1);
    }
  }

  @Test
  void tablesThatAreAsDeclaredStayInTheirFile() throws Exception {
    try (DataFolder folder = DataFolder.open(data)) {
      new StoredTables(NAMES).open(folder).close();
      Object before = Files.getAttribute(data.resolve("tables.db"), "unix:ino");

      new StoredTables(NAMES).open(folder).close();

      assertThat(Files.getAttribute(data.resolve("tables.db"), "unix:ino")).isEqualTo(before);
      try (Stream<Path> files = Files.list(data)) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .containsExactlyInAnyOrder("lock", "tables.db");
      }
    }
  }
}
