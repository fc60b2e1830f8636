package dev.owlissues.shared.dynamo;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/** A DynamoDB Local of one test class, with every table; tests draw ids of their own in it. */
public final class LocalTables implements BeforeAllCallback, AfterAllCallback {
  private final AmazonDynamoDBLocal local = DynamoDBEmbedded.create(true);
  private final DynamoDbClient client = local.dynamoDbClient();

  @Override
  public void beforeAll(ExtensionContext context) {
    new TableCreation(client, names()).createAll();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    local.shutdownNow();
  }

  /** Speaks to it. */
  public DynamoDbClient client() {
    return client;
  }

  /** What its tables are called. */
  public TableNames names() {
    return TableNames.local();
  }
}
