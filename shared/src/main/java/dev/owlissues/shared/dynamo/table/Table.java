package dev.owlissues.shared.dynamo.table;

import java.util.List;
import java.util.Optional;

/**
 * One table as the product declares it. All key attributes are strings. Items of every table may
 * carry {@value Tables#EXPIRES_AT}; where {@code expires} is set, DynamoDB deletes them by it.
 *
 * @param resource its logical id in {@code template.yaml}
 * @param environment the environment variable that holds its name
 */
public record Table(
    String resource,
    String environment,
    String partitionKey,
    Optional<String> sortKey,
    List<Index> indexes,
    boolean expires) {

  /**
   * A global secondary index.
   *
   * @param included the attributes that it has beside the keys; none for nearly all
   */
  public record Index(String name, String partitionKey, String sortKey, List<String> included) {

    /** Copies the list. */
    public Index {
      included = List.copyOf(included);
    }

    /** One that has keys only. */
    public Index(String name, String partitionKey, String sortKey) {
      this(name, partitionKey, sortKey, List.of());
    }
  }

  public static Table keyed(String resource, String environment) {
    return new Table(resource, environment, "pk", Optional.empty(), List.of(), false);
  }

  public Table sorted() {
    return new Table(resource, environment, partitionKey, Optional.of("sk"), indexes, expires);
  }

  Table indexed(Index... added) {
    return new Table(resource, environment, partitionKey, sortKey, List.of(added), expires);
  }

  public Table expiring() {
    return new Table(resource, environment, partitionKey, sortKey, indexes, true);
  }
}
