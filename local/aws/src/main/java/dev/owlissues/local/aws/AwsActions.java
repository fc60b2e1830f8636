package dev.owlissues.local.aws;

import dev.owlissues.local.aws.dynamo.RecordedDynamo;
import dev.owlissues.local.aws.ses.RecordedSes;
import dev.owlissues.local.aws.sqs.RecordedSqs;
import dev.owlissues.local.aws.ssm.RecordedSsm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Writes down which AWS action each function used on which resource, one line for each the first
 * time: {@code ApiFunction IssuesTable/index/by-recency dynamodb:Query}. When all suites have run,
 * the lines say what each function's policy must grant, and a test compares.
 */
public final class AwsActions {
  private final Path file;
  private final Set<String> seen = new ConcurrentSkipListSet<>();

  private AwsActions(Path file) {
    this.file = file;
    try {
      Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot begin " + file, e);
    }
  }

  /** Writes to a file, which begins empty. */
  public static AwsActions to(Path file) {
    return new AwsActions(file);
  }

  /** Writes down one use. */
  public void used(String function, String resource, String action) {
    String line = String.join(" ", function, resource, action);
    if (seen.add(line)) {
      append(line);
    }
  }

  /**
   * A client that writes down what it is used for.
   *
   * @param function the function's logical id in the template
   */
  public DynamoDbClient dynamo(String function, DynamoDbClient client) {
    return new RecordedDynamo(client, (table, action) -> used(function, table, action));
  }

  /**
   * A client that writes down what it is used for.
   *
   * @param queue the logical id of the one queue that it is used with
   */
  public SqsClient sqs(String function, String queue, SqsClient client) {
    return new RecordedSqs(client, action -> used(function, queue, action));
  }

  /** A client that writes down which parameters it is used for. */
  public SsmClient ssm(String function, SsmClient client) {
    return new RecordedSsm(client, (parameter, action) -> used(function, parameter, action));
  }

  /** A client that writes down which domain it sends from, and with which configuration set. */
  public SesV2Client ses(String function, SesV2Client client) {
    return new RecordedSes(client, (resource, action) -> used(function, resource, action));
  }

  // Tests may run side by side; each line is one write.
  private synchronized void append(String line) {
    try {
      Files.writeString(
          file,
          line + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + file, e);
    }
  }
}
