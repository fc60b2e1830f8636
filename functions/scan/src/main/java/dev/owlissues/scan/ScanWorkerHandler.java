package dev.owlissues.scan;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.owlissues.shared.issue.merge.MergeService;
import dev.owlissues.shared.scan.run.ScanTask;
import dev.owlissues.shared.scan.run.ScanWorker;
import dev.owlissues.shared.scan.run.ScanWorker.Worked;
import dev.owlissues.shared.sqs.MergeMessage;
import dev.owlissues.shared.sqs.ScanTaskCodec;
import dev.owlissues.shared.trigger.Deliveries;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Takes scan tasks and merges from the queue. A task that fails is delivered again; the others are
 * not.
 */
public final class ScanWorkerHandler implements RequestStreamHandler {
  private static final Duration STOP_MARGIN = Duration.ofMinutes(2);
  private static final Deliveries TASKS = new Deliveries("scan task");

  private final ScanWorker worker;
  private final MergeService merging;
  private final Measures measures;
  private final ScanTaskCodec codec = new ScanTaskCodec();

  /** Called by Lambda. */
  public ScanWorkerHandler() {
    this(Wiring.fromEnvironment());
  }

  private ScanWorkerHandler(Wiring wiring) {
    this(wiring.scanWorker(), wiring.merging(), wiring.measures());
  }

  ScanWorkerHandler(ScanWorker worker, MergeService merging, Measures measures) {
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
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    TASKS.handle(event, answer, context.getLogger()::log, body -> work(body, context));
  }

  private void work(String body, Context context) {
    MergeMessage.read(body).ifPresentOrElse(merging::goOn, () -> scan(codec.read(body), context));
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
