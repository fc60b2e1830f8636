package dev.owlissues.local.stack.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.local.aws.lambda.LambdaEvents;
import dev.owlissues.local.aws.lambda.LocalFunction;
import dev.owlissues.local.aws.sqs.LocalQueues;
import dev.owlissues.local.aws.sqs.QueueDelivery;
import dev.owlissues.local.aws.sqs.ReceivedMessage;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.base.retry.Sleeper;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.job.JobStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * An hourly job's functions on this machine: planned, delivered in the background, or run to the
 * end.
 */
public final class PlannedJob implements AutoCloseable {
  private final Functions functions;
  private final Queue queue;
  private final Pace sendRate;
  private final StackClock clock;
  private final JobStore jobs;
  private final Ids ids;
  private final QueueDelivery delivery;
  private final ReentrantLock turn = new ReentrantLock();

  /** What plans, and what takes the tasks. */
  public record Functions(LocalFunction planner, LocalFunction worker) {}

  /**
   * Where the planner's tasks wait.
   *
   * @param failedUrl where those end up that fail again and again
   */
  public record Queue(LocalQueues queues, String name, String url, String failedUrl) {}

  /**
   * How long things take.
   *
   * @param settle until a planned task is delivered
   * @param idle how long to wait where no message is due
   * @param longestRun until a run is given up: a unit or a mail may be claimed by a worker that was
   *     killed, and a message hidden by one that failed
   */
  public record Pace(Duration settle, Duration idle, Duration longestRun) {}

  public PlannedJob(
      Functions functions, Queue queue, Pace sendRate, StackClock clock, JobStore jobs, Ids ids) {
    this.functions = functions;
    this.queue = queue;
    this.sendRate = sendRate;
    this.clock = clock;
    this.jobs = jobs;
    this.ids = ids;
    // One task at a time, as in template.yaml.
    this.delivery = new QueueDelivery(queue.queues, queue.url, 1, this::work);
  }

  /** Delivers tasks in the background from now on. */
  public void start() {
    delivery.start();
  }

  /** Plans a run, as the schedule does; its tasks are delivered when they have settled. */
  UUID plan() {
    String id = newId();
    JsonNode run =
        call(functions.planner, id, LambdaEvents.scheduled(queue.name, id, clock.instant()));
    return UUID.fromString(run.required("run_id").asText());
  }

  /**
   * Does everything that is due, and returns the completed run.
   *
   * @param wait lets as much time pass as the run has to wait
   */
  JobRun runToEnd(Sleeper wait) {
    turn.lock();
    try {
      UUID run = plan();
      Instant deadline = clock.instant().plus(sendRate.longestRun);
      if (isRunning(run)) {
        pass(sendRate.settle, wait);
        delivery.drain();
      }
      while (isRunning(run) && clock.instant().isBefore(deadline)) {
        awaitNext(wait);
        delivery.drain();
      }
      return job(run);
    } finally {
      turn.unlock();
    }
  }

  private void awaitNext(Sleeper wait) {
    Instant now = clock.instant();
    pass(
        queue
            .queues
            .nextDue(queue.url)
            .map(due -> Duration.between(now, due))
            .filter(Duration::isPositive)
            .orElse(sendRate.idle),
        wait);
  }

  private void pass(Duration time, Sleeper wait) {
    wait.of(time);
    clockMoved();
  }

  /** How long a planned task waits until it is delivered. */
  Duration settles() {
    return sendRate.settle;
  }

  /** To be called when the clock has jumped: tasks may have become due. */
  void clockMoved() {
    queue.queues.clockMoved();
  }

  private boolean isRunning(UUID run) {
    return job(run).status() == JobRun.Status.RUNNING;
  }

  private JobRun job(UUID id) {
    return jobs.find(JobRun.SYSTEM, id)
        .orElseThrow(() -> new IllegalStateException("the planner stored no run " + id));
  }

  private Set<String> work(List<ReceivedMessage> messages) {
    return call(functions.worker, newId(), LambdaEvents.messages(queue.name, messages))
        .required("batchItemFailures")
        .valueStream()
        .map(failed -> failed.required("itemIdentifier").asText())
        .collect(Collectors.toSet());
  }

  private String newId() {
    return ids.next().toString();
  }

  private static JsonNode call(LocalFunction function, String id, JsonNode event) {
    try {
      return function.call(id, event);
    } catch (IOException e) {
      throw new UncheckedIOException(function.name() + " failed", e);
    }
  }

  @Override
  public void close() {
    delivery.close();
  }
}
