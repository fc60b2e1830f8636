package dev.owlissues.local.aws.dynamo;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Counts the requests and the request units of everything that goes through its {@link #client}.
 *
 * <p>Units are those that DynamoDB reports as consumed, with two exceptions that are computed here
 * from the items before and after: DynamoDB Local counts one item per table of a transaction, and
 * neither it nor AWS reports what a failed condition cost. See {@link WriteCost}.
 */
public final class MeteredDynamo {
  private final DynamoDbClient client;
  private Usage usage = Usage.NONE;

  private MeteredDynamo(DynamoDbClient metered) {
    client = new MeteredClient(metered, this, new WriteCost(metered));
  }

  /** Meters a client; what goes to it directly is not counted. */
  public static MeteredDynamo over(DynamoDbClient client) {
    return new MeteredDynamo(client);
  }

  /** The client to use in its place. */
  public DynamoDbClient client() {
    return client;
  }

  /** What was used since the start or the last {@link #reset}. */
  public synchronized Usage usage() {
    return usage;
  }

  /** Counts from zero again. */
  public synchronized void reset() {
    usage = Usage.NONE;
  }

  /** What an action used by itself, if nothing else goes through meanwhile. */
  public Usage during(Runnable action) {
    reset();
    action.run();
    return usage();
  }

  synchronized void requested(String operation) {
    usage = usage.plusRequest(operation);
  }

  public synchronized void used(double read, double written) {
    usage = usage.plusUnits(read, written);
  }

  synchronized void wrote(double units) {
    usage = usage.plusUnits(0, units);
  }
}
