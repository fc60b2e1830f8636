package dev.owlissues.bench;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.owlissues.shared.scan.ScanTask;
import dev.owlissues.shared.scan.TaskQueue;
import dev.owlissues.shared.sqs.ScanTaskCodec;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** The scan's queue: gives out messages in order, whatever their delay. */
final class Tasks implements TaskQueue {
  private final ScanTaskCodec codec = new ScanTaskCodec();
  private final Queue<String> bodies = new ArrayDeque<>();

  @Override
  public void send(ScanTask task, Duration delay) {
    bodies.add(codec.write(task));
  }

  boolean isEmpty() {
    return bodies.isEmpty();
  }

  /** The next message, as Lambda delivers it. */
  SQSEvent next() {
    var message = new SQSMessage();
    message.setMessageId("bench");
    message.setBody(bodies.remove());
    var event = new SQSEvent();
    event.setRecords(List.of(message));
    return event;
  }
}
