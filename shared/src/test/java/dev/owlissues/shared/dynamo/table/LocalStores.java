package dev.owlissues.shared.dynamo.table;

import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.dynamo.DynamoStores;
import java.security.SecureRandom;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Stores for tests in tables that are there. It knows nothing of JUnit: measurements play the same
 * days as tests do, without it.
 */
public final class LocalStores {
  private LocalStores() {}

  /** Stores that speak to tables through that client, and do not wait where it refuses. */
  public static DynamoStores in(DynamoDbClient client, TableNames names) {
    return in(client, names, InstantSource.system());
  }

  /** The same, by a clock. */
  public static DynamoStores in(DynamoDbClient client, TableNames names, InstantSource clock) {
    var ids = new RandomIds(clock, new SecureRandom());
    return new DynamoStores(client, names, clock, ids, _ -> {});
  }
}
