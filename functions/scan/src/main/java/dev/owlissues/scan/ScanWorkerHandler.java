package dev.owlissues.scan;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.owlissues.shared.scan.ScanTask;
import dev.owlissues.shared.scan.ScanWorker;
import dev.owlissues.shared.sqs.ScanTaskCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Takes scan tasks from the queue. A task that fails is delivered again; the others are not. */
public final class ScanWorkerHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final Duration STOP_MARGIN = Duration.ofMinutes(2);

  private final ScanWorker worker;
  private final ScanMetrics metrics;
  private final ScanTaskCodec codec = new ScanTaskCodec();

  /** Called by Lambda. */
  public ScanWorkerHandler() {
    this(Wiring.fromEnvironment());
  }

  ScanWorkerHandler(Wiring wiring) {
    this.worker = wiring.scanWorker();
    this.metrics = wiring.metrics();
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
      ScanTask task = codec.read(message.getBody());
      worker
          .work(task, () -> context.getRemainingTimeInMillis() < STOP_MARGIN.toMillis())
          .ifPresent(counts -> metrics.finished(task, counts));
      return true;
    } catch (Exception e) {
      context
          .getLogger()
          .log(
              """
              {"level":"ERROR","message":"scan task failed","message_id":"%s","error":"%s","at":"%s"}
              """
                  .formatted(message.getMessageId(), e.getClass().getName(), e.getStackTrace()[0])
                  .strip());
      return false;
    }
  }
}
