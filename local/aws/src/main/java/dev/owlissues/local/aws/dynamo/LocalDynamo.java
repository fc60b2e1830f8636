package dev.owlissues.local.aws.dynamo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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

  // Threads are born into the group of the thread that makes them.
  private final ThreadGroup threads = new ThreadGroup("dynamodb-local");
  private final AmazonDynamoDBLocal local;
  private final DynamoDbClient client;

  private LocalDynamo(Supplier<AmazonDynamoDBLocal> start) {
    local = inOwnThreads(start);
    client = local.dynamoDbClient();
  }

  private AmazonDynamoDBLocal inOwnThreads(Supplier<AmazonDynamoDBLocal> start) {
    var started = new FutureTask<>(start::get);
    new Thread(threads, started).start();
    try {
      return started.get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException("DynamoDB Local did not start", failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while DynamoDB Local starts", interrupted);
    }
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

  /**
   * Ends it, and waits until it has: DynamoDB Local only asks the thread that holds the file to let
   * go of it, and whoever opens the file before that finds it locked.
   */
  @Override
  public void close() {
    local.shutdownNow();
    Thread[] last = new Thread[threads.activeCount() + 1];
    while (threads.enumerate(last) > 0) {
      try {
        last[0].join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
