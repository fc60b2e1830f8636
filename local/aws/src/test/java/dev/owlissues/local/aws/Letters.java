package dev.owlissues.local.aws;

import dev.owlissues.local.aws.dynamo.LocalDynamo;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A table to try clients on: keyed by {@code pk}, with a keys-only index by {@code colour}. */
public record Letters(DynamoDbClient client) {
  public static final String TABLE = "letters";

  public static Letters createdIn(LocalDynamo dynamo) {
    dynamo
        .client()
        .createTable(table ->
            table
                .tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key("pk"))
                .attributeDefinitions(attribute("pk"), attribute("colour"))
                .globalSecondaryIndexes(
                    GlobalSecondaryIndex.builder()
                        .indexName("by-colour")
                        .keySchema(key("colour"))
                        .projection(keys -> keys.projectionType(ProjectionType.KEYS_ONLY))
                        .build()));
    return new Letters(dynamo.client());
  }

  private static KeySchemaElement key(String name) {
    return KeySchemaElement.builder().attributeName(name).keyType(KeyType.HASH).build();
  }

  private static AttributeDefinition attribute(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  public Letters through(DynamoDbClient other) {
    return new Letters(other);
  }

  public static Map<String, AttributeValue> letter(String name, String text) {
    return Map.of("pk", AttributeValue.fromS(name), "text", AttributeValue.fromS(text));
  }

  public static Map<String, AttributeValue> coloured(String name, String colour) {
    return Map.of("pk", AttributeValue.fromS(name), "colour", AttributeValue.fromS(colour));
  }

  public static Map<String, AttributeValue> keyOf(String name) {
    return Map.of("pk", AttributeValue.fromS(name));
  }

  public void put(String name) {
    put(name, name);
  }

  public void put(String name, String text) {
    client.putItem(put -> put.tableName(TABLE).item(letter(name, text)));
  }

  public void putNew(String name) {
    client.putItem(put ->
        put.tableName(TABLE)
            .item(letter(name, name))
            .conditionExpression("attribute_not_exists(pk)"));
  }

  public boolean has(String name) {
    return client
        .getItem(get -> get.tableName(TABLE).key(keyOf(name)).consistentRead(true))
        .hasItem();
  }
}
