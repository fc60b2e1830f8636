package dev.owlissues.bench.site;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.local.aws.lambda.LambdaEvents;
import dev.owlissues.local.aws.sqs.ReceivedMessage;
import dev.owlissues.shared.scan.run.ScanTask;
import dev.owlissues.shared.scan.run.TaskQueue;
import dev.owlissues.shared.sqs.ScanTaskCodec;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
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
  JsonNode next() {
    var message = new ReceivedMessage("bench", bodies.remove(), "bench", Map.of());
    return LambdaEvents.messages("scan", List.of(message));
  }
}
