package dev.owlissues.local.stack;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.owlissues.local.aws.LocalQueues;
import dev.owlissues.local.aws.QueueDelivery;
import dev.owlissues.local.aws.ReceivedMessage;
import dev.owlissues.shared.id.Ids;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.job.JobStore;
import dev.owlissues.shared.scan.ScanTimes;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** The scan's handlers on this machine: planned, delivered in the background, or run to the end. */
final class Scans implements AutoCloseable {
  /** As in {@code template.yaml}. */
  private static final Duration FUNCTION_TIME = Duration.ofMinutes(5);

  /** A unit may be leased by a worker that was killed, and a message hidden by one that failed. */
  private static final Duration LONGEST_RUN = Duration.ofHours(3);

  private final Handlers handlers;
  private final StackClock clock;
  private final LocalQueues queues;
  private final String queueUrl;
  private final JobStore jobs;
  private final Ids ids;
  private final PrintStream log;
  private final QueueDelivery delivery;
  private final ReentrantLock turn = new ReentrantLock();

  /** The handlers as Lambda would call them. */
  record Handlers(
      RequestHandler<ScheduledEvent, Map<String, String>> planner,
      RequestHandler<SQSEvent, SQSBatchResponse> worker) {}

  /**
   * Where the planner's tasks wait.
   *
   * @param failedUrl where those end up that fail again and again
   */
  record Queue(LocalQueues queues, String url, String failedUrl) {}

  Scans(Handlers handlers, StackClock clock, Queue queue, JobStore jobs, Ids ids, PrintStream log) {
    this.handlers = handlers;
    this.clock = clock;
    this.queues = queue.queues;
    this.queueUrl = queue.url;
    this.jobs = jobs;
    this.ids = ids;
    this.log = log;
    // One unit at a time, as in template.yaml.
    this.delivery = new QueueDelivery(queues, queueUrl, 1, this::work);
  }

  /** Delivers tasks in the background from now on. */
  void start() {
    delivery.start();
  }

  /** Plans a run, as the schedule does; its tasks are delivered when they have settled. */
  UUID plan() {
    ScheduledEvent event = LambdaEvents.scheduled("scan", ids.next().toString(), clock.instant());
    Map<String, String> run = handlers.planner.handleRequest(event, context("scan-planner"));
    return UUID.fromString(Optional.ofNullable(run.get("run_id")).orElseThrow());
  }

  /**
   * Scans everything accepted before the call, and answers the completed run. The clock moves on by
   * as long as the run has to wait for something.
   */
  JobRun runToEnd() {
    turn.lock();
    try {
      UUID run = plan();
      Instant deadline = clock.instant().plus(LONGEST_RUN);
      advance(ScanTimes.SETTLE);
      delivery.drain();
      while (job(run).status() == JobRun.Status.RUNNING && clock.instant().isBefore(deadline)) {
        awaitNext();
        delivery.drain();
      }
      return job(run);
    } finally {
      turn.unlock();
    }
  }

  private void awaitNext() {
    Instant now = clock.instant();
    Duration wait =
        queues
            .nextDue(queueUrl)
            .map(due -> Duration.between(now, due))
            .filter(Duration::isPositive)
            .orElse(ScanTimes.BUSY);
    advance(wait);
  }

  private void advance(Duration step) {
    clock.advance(step);
    clockMoved();
  }

  /** To be called when the clock has jumped: tasks may have become due. */
  void clockMoved() {
    queues.clockMoved();
  }

  private JobRun job(UUID id) {
    return jobs.find(JobRun.SYSTEM, id)
        .orElseThrow(() -> new IllegalStateException("the planner stored no run " + id));
  }

  private Set<String> work(List<ReceivedMessage> messages) {
    SQSEvent event = LambdaEvents.messages("scan", messages);
    return handlers
        .worker
        .handleRequest(event, context("scan-worker"))
        .getBatchItemFailures()
        .stream()
        .map(BatchItemFailure::getItemIdentifier)
        .collect(Collectors.toSet());
  }

  private Context context(String function) {
    return new LocalContext(function, ids.next().toString(), FUNCTION_TIME, log);
  }

  @Override
  public void close() {
    delivery.close();
  }
}
