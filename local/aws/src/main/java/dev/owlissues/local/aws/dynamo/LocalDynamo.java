package dev.owlissues.local.aws.dynamo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/**
 * DynamoDB Local inside this process, spoken to through its embedded client: it opens no port and
 * sends no telemetry.
 */
public final class LocalDynamo implements AutoCloseable {
  private static final boolean WITHOUT_TELEMETRY = true;

  private final AmazonDynamoDBLocal local;
  private final DynamoDbClient client;

  private LocalDynamo(Supplier<AmazonDynamoDBLocal> start) {
    local = start.get();
    client = local.dynamoDbClient();
  }

  /** Starts one that forgets everything when it is closed. */
  public static LocalDynamo inMemory() {
    return new LocalDynamo(() -> DynamoDBEmbedded.create(WITHOUT_TELEMETRY));
  }

  /**
   * Starts one that keeps its tables in a file, which is made if it is not there. What a call has
   * answered survives the end of the process, however sudden.
   */
  public static LocalDynamo inFile(Path file) {
    // Given a directory, DynamoDB Local retries for ever.
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(
          "tables are kept in a file, and this is a folder: " + file);
    }
    Path folder = file.toAbsolutePath().resolveSibling("");
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("no such folder to keep tables in: " + folder);
    }
    return new LocalDynamo(() -> DynamoDBEmbedded.create(file.toFile(), WITHOUT_TELEMETRY));
  }

  /** The client of this database. It ends with it and needs no closing of its own. */
  public DynamoDbClient client() {
    return client;
  }

  @Override
  public void close() {
    local.shutdownNow();
  }
}
