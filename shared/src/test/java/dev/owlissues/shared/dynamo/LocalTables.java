package dev.owlissues.shared.dynamo;

import dev.owlissues.local.aws.LocalDynamo;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Gives each test empty tables of its own on a DynamoDB Local that all tests of the process share:
 *
 * <pre>{@code @RegisterExtension final LocalTables tables = new LocalTables();}</pre>
 *
 * Tests may run side by side: the tables' names are drawn anew for each.
 */
public final class LocalTables implements BeforeEachCallback, AfterEachCallback {
  private static final AtomicLong TESTS = new AtomicLong();

  private TableNames names = TableNames.local();

  /** Started by the first test that needs it; it ends with the process. */
  private static final class Shared {
    static final LocalDynamo DYNAMO = LocalDynamo.inMemory();
  }

  /** The client, working on all tables of the process. */
  public DynamoDbClient client() {
    return Shared.DYNAMO.client();
  }

  /** The names of this test's tables. */
  public TableNames names() {
    return names;
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    names = TableNames.prefixed("test-" + TESTS.incrementAndGet() + "-");
    new TableCreation(client(), names).createAll();
  }

  @Override
  public void afterEach(ExtensionContext test) {
    Tables.ALL.forEach(table -> client().deleteTable(delete -> delete.tableName(names.of(table))));
  }
}
