package dev.owlissues.shared.sqs;

import dev.owlissues.shared.scan.run.TaskQueue;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A queue in SQS, to which messages are sent.
 *
 * @param client asked for at each message: a function that sends none never makes one
 */
record DelayedMessages(Supplier<SqsClient> client, String queueUrl) {

  /** Sends a message that is delivered after that time, or the longest that SQS can wait. */
  void send(String body, Duration delay) {
    Duration wait = delay.compareTo(TaskQueue.MAX_DELAY) > 0 ? TaskQueue.MAX_DELAY : delay;
    client
        .get()
        .sendMessage(message ->
            message
                .queueUrl(queueUrl)
                .messageBody(body)
                // Rounded up: a task that comes too early is sent round once more.
                .delaySeconds((int) wait.plusMillis(999).toSeconds()));
  }
}
