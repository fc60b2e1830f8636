package dev.owlissues.scan;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.owlissues.gateway.Deliveries;
import dev.owlissues.shared.base.metric.Log;
import dev.owlissues.shared.issue.merge.MergeService;
import dev.owlissues.shared.purge.work.PurgeService;
import dev.owlissues.shared.scan.run.ScanTask;
import dev.owlissues.shared.scan.run.ScanWorker;
import dev.owlissues.shared.scan.run.ScanWorker.Worked;
import dev.owlissues.shared.sqs.MergeMessage;
import dev.owlissues.shared.sqs.PurgeMessage;
import dev.owlissues.shared.sqs.ScanTaskCodec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Takes scan tasks, merges and purges from the queue. A task that fails is delivered again; the
 * others are not.
 */
public final class ScanWorkerHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final Duration STOP_MARGIN = Duration.ofMinutes(2);

  private final ScanWorker worker;
  private final MergeService merging;
  private final PurgeService purging;
  private final Measures measures;
  private final Deliveries tasks;
  private final ScanTaskCodec codec = new ScanTaskCodec();

  /** Called by Lambda. */
  public ScanWorkerHandler() {
    this(Wiring.fromEnvironment());
  }

  private ScanWorkerHandler(Wiring wiring) {
    this(wiring.scanWorker(), wiring.merging(), wiring.purging(), wiring.measures(), wiring.log());
  }

  ScanWorkerHandler(
      ScanWorker worker, MergeService merging, PurgeService purging, Measures measures, Log log) {
    this.worker = worker;
    this.merging = merging;
    this.purging = purging;
    this.measures = measures;
    this.tasks = new Deliveries("scan task", log);
  }

  /**
   * What is measured, and by which clock.
   *
   * @param conflicts how many writes found their condition broken so far
   */
  record Measures(ScanMetrics metrics, InstantSource clock, LongSupplier conflicts) {}

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return tasks.handle(event, context.getAwsRequestId(), body -> work(body, context));
  }

  private void work(String body, Context context) {
    Optional<UUID> merge = MergeMessage.read(body);
    Optional<UUID> purge = PurgeMessage.read(body);
    merge.ifPresent(merging::goOn);
    purge.ifPresent(thing -> purging.goOn(thing, () -> isTimeShort(context)));
    if (merge.isEmpty() && purge.isEmpty()) {
      scan(codec.read(body), context);
    }
  }

  private static boolean isTimeShort(Context context) {
    return context.getRemainingTimeInMillis() < STOP_MARGIN.toMillis();
  }

  private void scan(ScanTask task, Context context) {
    Instant began = measures.clock.instant();
    long conflicts = measures.conflicts.getAsLong();
    Worked worked = worker.work(task, () -> isTimeShort(context));
    measures.metrics.write(
        worked,
        Duration.between(began, measures.clock.instant()),
        measures.conflicts.getAsLong() - conflicts);
  }
}
