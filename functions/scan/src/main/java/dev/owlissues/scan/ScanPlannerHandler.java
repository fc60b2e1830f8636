package dev.owlissues.scan;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.owlissues.shared.issue.merge.MergeService;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.scan.run.ScanPlanner;
import dev.owlissues.shared.trigger.PlannedRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Runs hourly, by an EventBridge schedule, and puts a task per unit with work on the queue. */
public final class ScanPlannerHandler implements RequestStreamHandler {
  private final ScanPlanner planner;
  private final MergeService merging;
  private final ScanMetrics metrics;

  /** Called by Lambda. */
  public ScanPlannerHandler() {
    this(Wiring.fromEnvironment().planner());
  }

  private ScanPlannerHandler(ScanPlannerHandler wired) {
    this(wired.planner, wired.merging, wired.metrics);
  }

  ScanPlannerHandler(ScanPlanner planner, MergeService merging, ScanMetrics metrics) {
    this.planner = planner;
    this.merging = merging;
    this.metrics = metrics;
  }

  /**
   * Plans a run of everything received until now; the event's own time is not used, because a late
   * delivery should scan more, not less.
   *
   * @param answer gets {@code run_id}, {@code owner} and {@code units} of the run
   */
  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    ScanPlanner.Planned planned = planner.plan();
    JobRun run = planned.run();
    // What a message was lost of goes on, as units do.
    merging.requeue();
    metrics.write(planned);
    context
        .getLogger()
        .log(
            """
            {"message":"scan planned","run_id":"%s","units":%d}
            """
                .formatted(run.id(), run.planned())
                .strip());
    new PlannedRun(run, "units").write(answer);
  }
}
