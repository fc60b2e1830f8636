package dev.owlissues.shared.dynamo;

import dev.owlissues.local.aws.LocalDynamo;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Gives tests empty tables on a DynamoDB Local that the process shares: a test's own when the
 * extension is an instance field, those of the class when it is static.
 *
 * <pre>{@code @RegisterExtension final LocalTables tables = new LocalTables();}</pre>
 *
 * Tests may run side by side: each set of tables has names that no other has.
 */
public final class LocalTables
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  private static final AtomicLong DRAWN = new AtomicLong();

  private final TableNames names =
      TableNames.prefixed("test-%d-".formatted(DRAWN.incrementAndGet()));
  private boolean ofClass;

  /** Started by the first test that needs it; it ends with the process. */
  private static final class Shared {
    static final LocalDynamo DYNAMO = LocalDynamo.inMemory();
  }

  /** The client, working on all tables of the process. */
  public DynamoDbClient client() {
    return Shared.DYNAMO.client();
  }

  /** The names of these tables. */
  public TableNames names() {
    return names;
  }

  /** Deletes every item, which is quicker than tables of their own for each of many cases. */
  public void clear() {
    Tables.ALL.forEach(this::clear);
  }

  private void clear(Table table) {
    for (var item : client().scanPaginator(scan -> scan.tableName(names.of(table))).items()) {
      Map<String, AttributeValue> key = new HashMap<>(item);
      key.keySet().retainAll(Set.of("pk", "sk"));
      client().deleteItem(delete -> delete.tableName(names.of(table)).key(key));
    }
  }

  // JUnit calls it for static fields only.
  @Override
  public void beforeAll(ExtensionContext testClass) {
    ofClass = true;
    create();
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    if (!ofClass) {
      create();
    }
  }

  @Override
  public void afterEach(ExtensionContext test) {
    if (!ofClass) {
      delete();
    }
  }

  @Override
  public void afterAll(ExtensionContext testClass) {
    delete();
  }

  private void create() {
    new TableCreation(client(), names).createAll();
  }

  private void delete() {
    Tables.ALL.forEach(table -> client().deleteTable(delete -> delete.tableName(names.of(table))));
  }
}
