package dev.owlissues.local.aws.sqs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Hands the messages of a queue to a consumer, in batches and one batch at a time, as Lambda does
 * with {@code ReportBatchItemFailures}: messages the consumer names as failed, and all of them if
 * it throws, stay on the queue and come again when their visibility ends; the others are deleted.
 */
public final class QueueDelivery implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final LocalQueues queues;
  private final String url;
  private final int batchSize;
  private final Function<List<ReceivedMessage>, Set<String>> consumer;

  private final ReentrantLock delivering = new ReentrantLock();
  private final Runnable wake = this::wake;
  private volatile boolean closed;
  private volatile Optional<Thread> poller = Optional.empty();

  /**
   * Delivers up to {@code batchSize} messages at once to {@code consumer}, which returns the ids of
   * those that failed.
   */
  public QueueDelivery(
      LocalQueues queues,
      String url,
      int batchSize,
      Function<List<ReceivedMessage>, Set<String>> consumer) {
    this.queues = queues;
    this.url = url;
    this.batchSize = batchSize;
    this.consumer = consumer;
  }

  /**
   * Delivers here and now until nothing is due any more, and gives the number of batches. When it
   * returns, what another thread was delivering is finished too.
   */
  public int drain() {
    delivering.lock();
    try {
      int batches = 0;
      while (deliverOne()) {
        batches++;
      }
      return batches;
    } finally {
      delivering.unlock();
    }
  }

  private boolean deliverOne() {
    List<ReceivedMessage> messages = queues.receive(url, batchSize);
    if (messages.isEmpty()) {
      return false;
    }
    Set<String> failed = consume(messages);
    messages.stream()
        .filter(message -> !failed.contains(message.id()))
        .forEach(message -> queues.delete(url, message.receiptHandle()));
    return true;
  }

  private Set<String> consume(List<ReceivedMessage> messages) {
    try {
      return consumer.apply(messages);
    } catch (RuntimeException failure) {
      // Lambda takes a handler's exception as the failure of the whole batch; so do we.
      System.getLogger(QueueDelivery.class.getName())
          .log(System.Logger.Level.WARNING, "the consumer of " + url + " failed", failure);
      return messages.stream().map(ReceivedMessage::id).collect(Collectors.toSet());
    }
  }

  /** Delivers in the background from now on, until it is closed. */
  public void start() {
    poller = Optional.of(Thread.ofVirtual().name("delivery of " + url).start(this::poll));
    queues.onChange(wake);
    wake();
  }

  private void poll() {
    while (!closed) {
      drain();
      // A wake-up that comes before the park ends it at once, so none is missed.
      LockSupport.parkNanos(this, untilDue().toNanos());
    }
  }

  /** The clock may be another than the machine's, but it runs as fast. */
  private Duration untilDue() {
    Instant now = queues.clock().instant();
    Duration wait = queues.nextDue(url).map(due -> Duration.between(now, due)).orElse(LONGEST_WAIT);
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  private void wake() {
    poller.ifPresent(LockSupport::unpark);
  }

  /** Stops the background delivery, after the batch that is being delivered. */
  @Override
  public void close() {
    queues.noLongerOnChange(wake);
    closed = true;
    wake();
    poller.ifPresent(QueueDelivery::join);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
