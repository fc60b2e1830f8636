package dev.owlissues.local.aws.sqs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/** One queue: its messages in the order they were sent, each due at some time of the clock. */
final class QueueState {
  private final InstantSource clock;
  private final QueueSettings settings;
  private final Map<Long, Waiting> messages = new TreeMap<>();
  private long sent;

  QueueState(InstantSource clock, QueueSettings settings) {
    this.clock = clock;
    this.settings = settings;
  }

  /** A message on the queue: hidden until it is due, in flight once it has been received. */
  private record Waiting(String id, String body, Instant sentAt, Instant due, Receipts receipts) {

    Waiting hiddenUntil(Instant until) {
      return new Waiting(id, body, sentAt, until, receipts);
    }
  }

  /** How often a message was received, first when, and under which handle last. */
  private record Receipts(int count, Optional<Instant> first, String handle) {
    static final Receipts NONE = new Receipts(0, Optional.empty(), "");

    Receipts next(long number, Instant now) {
      String unique = "receipt-%d-%d".formatted(number, count + 1);
      return new Receipts(count + 1, Optional.of(first.orElse(now)), unique);
    }
  }

  /** What a receive found: messages to handle, and bodies that go to the dead-letter queue. */
  record Received(List<ReceivedMessage> messages, List<String> dead) {}

  /** How many messages are due, in flight and delayed, as SQS counts them. */
  public record Counts(long visible, long inFlight, long delayed) {}

  QueueSettings settings() {
    return settings;
  }

  synchronized String send(String body, Duration delay) {
    String id = new UUID(0x4000, 1L << 63 | ++sent).toString();
    Instant now = clock.instant();
    messages.put(sent, new Waiting(id, body, now, now.plus(delay), Receipts.NONE));
    return id;
  }

  synchronized Received receive(int most, Duration visibility) {
    Instant now = clock.instant();
    List<ReceivedMessage> received = new ArrayList<>();
    List<String> dead = new ArrayList<>();
    for (long number : List.copyOf(messages.keySet())) {
      Waiting message = at(number);
      if (received.size() == most || message.due().isAfter(now)) {
        continue;
      }
      if (exhausted(message)) {
        messages.remove(number);
        dead.add(message.body());
        continue;
      }
      Receipts receipts = message.receipts().next(number, now);
      Instant hidden = now.plus(visibility);
      Waiting inFlight =
          new Waiting(message.id(), message.body(), message.sentAt(), hidden, receipts);
      messages.put(number, inFlight);
      received.add(shown(inFlight));
    }
    return new Received(received, dead);
  }

  private boolean exhausted(Waiting message) {
    return settings
        .redrive()
        .filter(redrive -> message.receipts().count() >= redrive.maxReceives())
        .isPresent();
  }

  private static ReceivedMessage shown(Waiting message) {
    Receipts receipts = message.receipts();
    return new ReceivedMessage(
        message.id(),
        message.body(),
        receipts.handle(),
        Map.of(
            "ApproximateReceiveCount", Integer.toString(receipts.count()),
            "SentTimestamp", Long.toString(message.sentAt().toEpochMilli()),
            "SenderId", "local",
            "ApproximateFirstReceiveTimestamp",
                Long.toString(receipts.first().orElse(message.sentAt()).toEpochMilli())));
  }

  /** Deletes the message; a handle of an earlier receipt, like a repeat, changes nothing. */
  synchronized void delete(String handle) {
    messages.values().removeIf(holds(handle));
  }

  /** Hides the message for that long from now; no time at all makes it due at once. */
  synchronized void hide(String handle, Duration visibility) {
    Instant until = clock.instant().plus(visibility);
    messages.replaceAll(
        (number, message) -> holds(handle).test(message) ? message.hiddenUntil(until) : message);
  }

  private static Predicate<Waiting> holds(String handle) {
    return message -> message.receipts().count() > 0 && message.receipts().handle().equals(handle);
  }

  /** When the next message is due; in the past if one is due already. */
  synchronized Optional<Instant> nextDue() {
    return messages.values().stream().map(Waiting::due).min(Comparator.naturalOrder());
  }

  public synchronized Counts counts() {
    Instant now = clock.instant();
    long visible = messages.values().stream().filter(m -> !m.due().isAfter(now)).count();
    long received = messages.values().stream().filter(m -> m.receipts().count() > 0).count();
    long receivedAndDue =
        messages.values().stream()
            .filter(m -> m.receipts().count() > 0 && !m.due().isAfter(now))
            .count();
    long inFlight = received - receivedAndDue;
    return new Counts(visible, inFlight, messages.size() - visible - inFlight);
  }

  private Waiting at(long number) {
    Waiting message = messages.get(number);
    if (message == null) {
      throw new IllegalStateException("message " + number + " is gone while the queue is locked");
    }
    return message;
  }
}
