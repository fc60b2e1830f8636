package dev.owlissues.shared.dynamo.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Creates the declared tables where no CloudFormation does: in tests and on the local stack. */
public final class TableCreation {
  private final DynamoDbClient client;
  private final TableNames names;

  /** Creates tables through the client, by those names. */
  public TableCreation(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.names = names;
  }

  /** Creates each table that does not exist yet. */
  public void createAll() {
    Tables.ALL.forEach(this::create);
  }

  private void create(Table table) {
    try {
      client.createTable(request(table));
    } catch (ResourceInUseException exists) {
      // A restart of the local stack finds the tables of the run before.
    }
  }

  private CreateTableRequest request(Table table) {
    SequencedSet<String> attributes = new LinkedHashSet<>();
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(names.of(table))
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(schema(attributes, table.partitionKey(), table.sortKey().stream().toList()));
    if (!table.indexes().isEmpty()) {
      request.globalSecondaryIndexes(
          table.indexes().stream().map(index -> index(attributes, index)).toList());
    }
    return request
        .attributeDefinitions(
            attributes.stream()
                .map(name ->
                    AttributeDefinition.builder()
                        .attributeName(name)
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .toList())
        .build();
  }

  private static GlobalSecondaryIndex index(SequencedSet<String> attributes, Table.Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(schema(attributes, index.partitionKey(), List.of(index.sortKey())))
        .projection(projection -> {
          if (index.included().isEmpty()) {
            projection.projectionType(ProjectionType.KEYS_ONLY);
          } else {
            projection.projectionType(ProjectionType.INCLUDE).nonKeyAttributes(index.included());
          }
        })
        .build();
  }

  private static List<KeySchemaElement> schema(
      SequencedSet<String> attributes, String partitionKey, List<String> sortKeys) {
    List<KeySchemaElement> schema = new ArrayList<>();
    schema.add(element(attributes, partitionKey, KeyType.HASH));
    sortKeys.forEach(key -> schema.add(element(attributes, key, KeyType.RANGE)));
    return schema;
  }

  private static KeySchemaElement element(
      SequencedSet<String> attributes, String name, KeyType type) {
    attributes.add(name);
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
