package dev.owlissues.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.owlissues.shared.digest.DigestSender;
import dev.owlissues.shared.sqs.DigestTaskCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Takes digest tasks from the queue. A task that fails is delivered again; the others are not. */
public final class DigestSenderHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  /** Enough for one more mail and the closing of a digest. */
  private static final Duration STOP_MARGIN = Duration.ofSeconds(20);

  private final DigestSender sender;
  private final DigestTaskCodec codec = new DigestTaskCodec();

  /** Called by Lambda. */
  public DigestSenderHandler() {
    this(Wiring.fromEnvironment().digestSender());
  }

  DigestSenderHandler(DigestSender sender) {
    this.sender = sender;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    List<BatchItemFailure> failed = new ArrayList<>();
    for (SQSMessage message : event.getRecords()) {
      if (!done(message, context)) {
        failed.add(new BatchItemFailure(message.getMessageId()));
      }
    }
    return new SQSBatchResponse(failed);
  }

  // The outermost frame: what goes wrong with one message must not undo the others.
  private boolean done(SQSMessage message, Context context) {
    try {
      sender.work(
          codec.read(message.getBody()),
          () -> context.getRemainingTimeInMillis() < STOP_MARGIN.toMillis());
      return true;
    } catch (Exception e) {
      context
          .getLogger()
          .log(
              """
              {"level":"ERROR","message":"digest task failed","message_id":"%s","error":"%s","at":"%s"}
              """
                  .formatted(message.getMessageId(), e.getClass().getName(), e.getStackTrace()[0])
                  .strip());
      return false;
    }
  }
}
