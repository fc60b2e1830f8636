package dev.owlissues.scan;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.owlissues.shared.merge.Merging;
import dev.owlissues.shared.scan.ScanTask;
import dev.owlissues.shared.scan.ScanWorker;
import dev.owlissues.shared.scan.ScanWorker.Worked;
import dev.owlissues.shared.sqs.MergeMessage;
import dev.owlissues.shared.sqs.ScanTaskCodec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Takes scan tasks and merges from the queue. A task that fails is delivered again; the others are
 * not.
 */
public final class ScanWorkerHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final Duration STOP_MARGIN = Duration.ofMinutes(2);

  private final ScanWorker worker;
  private final Merging merging;
  private final Measures measures;
  private final ScanTaskCodec codec = new ScanTaskCodec();

  /** Called by Lambda. */
  public ScanWorkerHandler() {
    this(Wiring.fromEnvironment());
  }

  private ScanWorkerHandler(Wiring wiring) {
    this(wiring.scanWorker(), wiring.merging(), wiring.measures());
  }

  ScanWorkerHandler(ScanWorker worker, Merging merging, Measures measures) {
    this.worker = worker;
    this.merging = merging;
    this.measures = measures;
  }

  /**
   * What is measured, and by which clock.
   *
   * @param conflicts how many writes found their condition broken so far
   */
  record Measures(ScanMetrics metrics, InstantSource clock, LongSupplier conflicts) {}

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
      Optional<UUID> merge = MergeMessage.read(message.getBody());
      if (merge.isPresent()) {
        merging.goOn(merge.get());
      } else {
        scan(codec.read(message.getBody()), context);
      }
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

  private void scan(ScanTask task, Context context) {
    Instant began = measures.clock.instant();
    long conflicts = measures.conflicts.getAsLong();
    Worked worked =
        worker.work(task, () -> context.getRemainingTimeInMillis() < STOP_MARGIN.toMillis());
    measures.metrics.write(
        worked,
        Duration.between(began, measures.clock.instant()),
        measures.conflicts.getAsLong() - conflicts);
  }
}
