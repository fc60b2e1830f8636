package dev.owlissues.bench.cost;

import dev.owlissues.local.aws.dynamo.Usage;

/**
 * What AWS asks for in us-east-1, in dollars, beyond all free allowances: the public price lists of
 * DynamoDB (on demand, standard class), SQS (standard queues), Lambda (arm64, first tier) and API
 * Gateway (HTTP APIs, first tier), as of 2025. Scheduled events of EventBridge are free.
 */
final class Prices {
  static final double WRITE_UNIT = 0.625e-6;
  static final double READ_UNIT = 0.125e-6;
  static final double QUEUE_REQUEST = 0.40e-6;
  static final double INVOCATION = 0.20e-6;
  static final double GIGABYTE_SECOND = 13.3334e-6;
  static final double HTTP_REQUEST = 1.00e-6;

  /** A message is sent, received and deleted. */
  static final int REQUESTS_PER_MESSAGE = 3;

  // How long the functions run is not measured here: on AWS they mostly wait for DynamoDB. These
  // are assumed, several times what the processor needs.
  private static final double INGEST_SECONDS = 0.025;
  private static final double INGEST_GIGABYTES = 1;
  private static final double PLANNER_SECONDS = 1;
  private static final double PLANNER_GIGABYTES = 1;
  private static final double WORKER_EVENTS_PER_SECOND = 10_000;
  private static final double WORKER_GIGABYTES = 1_769 / 1_024.0;

  private Prices() {}

  static double units(Usage usage) {
    return usage.writeUnits() * WRITE_UNIT + usage.readUnits() * READ_UNIT;
  }

  /** API Gateway and the function behind it, without what that stores. */
  static double requests(int requests) {
    return requests
        * (HTTP_REQUEST + INVOCATION + INGEST_SECONDS * INGEST_GIGABYTES * GIGABYTE_SECOND);
  }

  /** Queue, planner and workers of a scan, without what they read and write. */
  static double scan(int events, int messages) {
    double gigabyteSeconds =
        PLANNER_SECONDS * PLANNER_GIGABYTES + events / WORKER_EVENTS_PER_SECOND * WORKER_GIGABYTES;
    return messages * (REQUESTS_PER_MESSAGE * QUEUE_REQUEST + INVOCATION)
        + INVOCATION
        + gigabyteSeconds * GIGABYTE_SECOND;
  }
}
