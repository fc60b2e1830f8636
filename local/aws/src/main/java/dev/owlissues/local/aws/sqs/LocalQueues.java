package dev.owlissues.local.aws.sqs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * Standard SQS queues in this process, behind the real client's interface. Delays and visibility
 * follow the clock they are made with, so a moved clock makes messages due. Nothing is kept beyond
 * the process.
 */
public final class LocalQueues {
  private final InstantSource clock;
  private final Map<String, QueueState> queues = new ConcurrentHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final SqsClient client = new LocalSqsClient(this);

  /** Queues on that clock. */
  public LocalQueues(InstantSource clock) {
    this.clock = clock;
  }

  /** Makes an empty queue and gives its URL. A second one of the same name is refused. */
  public String create(String name, QueueSettings settings) {
    settings.redrive().ifPresent(redrive -> queue(redrive.deadLetterUrl()));
    String url = "local-queue:" + name;
    if (queues.putIfAbsent(url, new QueueState(clock, settings)) != null) {
      throw new IllegalArgumentException("there is a queue of that name: " + name);
    }
    return url;
  }

  /** The client for all queues. */
  public SqsClient client() {
    return client;
  }

  /** When the next message of the queue is due; in the past if one is due already. */
  public Optional<Instant> nextDue(String url) {
    return queue(url).nextDue();
  }

  /** To be called when the clock has jumped: all who wait for messages look again. */
  public void clockMoved() {
    listeners.forEach(Runnable::run);
  }

  /** Runs the action, which must be quick, whenever messages may have become due sooner. */
  void onChange(Runnable action) {
    listeners.add(action);
  }

  void noLongerOnChange(Runnable action) {
    listeners.remove(action);
  }

  public InstantSource clock() {
    return clock;
  }

  String send(String url, String body, Duration delay) {
    String id = queue(url).send(body, delay);
    clockMoved();
    return id;
  }

  List<ReceivedMessage> receive(String url, int most) {
    return receive(url, most, queue(url).settings().visibility());
  }

  List<ReceivedMessage> receive(String url, int most, Duration visibility) {
    QueueState.Received received = queue(url).receive(most, visibility);
    queue(url)
        .settings()
        .redrive()
        .ifPresent(redrive ->
            received.dead().forEach(body -> send(redrive.deadLetterUrl(), body, Duration.ZERO)));
    return received.messages();
  }

  public void delete(String url, String receiptHandle) {
    queue(url).delete(receiptHandle);
  }

  void hide(String url, String receiptHandle, Duration visibility) {
    queue(url).hide(receiptHandle, visibility);
    clockMoved();
  }

  public QueueState.Counts counts(String url) {
    return queue(url).counts();
  }

  private QueueState queue(String url) {
    QueueState queue = queues.get(url);
    if (queue == null) {
      throw QueueDoesNotExistException.builder().message("no such queue: " + url).build();
    }
    return queue;
  }
}
