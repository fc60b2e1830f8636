package dev.owlissues.scan;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.merge.Merging;
import dev.owlissues.shared.scan.ScanPlanner;
import java.util.Map;

/** Runs hourly, by an EventBridge schedule, and puts a task per unit with work on the queue. */
public final class ScanPlannerHandler
    implements RequestHandler<ScheduledEvent, Map<String, String>> {
  private final ScanPlanner planner;
  private final Merging merging;
  private final ScanMetrics metrics;

  /** Called by Lambda. */
  public ScanPlannerHandler() {
    this(Wiring.fromEnvironment().planner());
  }

  private ScanPlannerHandler(ScanPlannerHandler wired) {
    this(wired.planner, wired.merging, wired.metrics);
  }

  ScanPlannerHandler(ScanPlanner planner, Merging merging, ScanMetrics metrics) {
    this.planner = planner;
    this.merging = merging;
    this.metrics = metrics;
  }

  /**
   * Plans a run of everything received until now; the event's own time is not used, because a late
   * delivery should scan more, not less.
   *
   * @return {@code run_id}, {@code owner} and {@code units} of the run
   */
  @Override
  public Map<String, String> handleRequest(ScheduledEvent event, Context context) {
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
    return Map.of(
        "run_id", run.id().toString(),
        "owner", run.owner(),
        "units", Long.toString(run.planned()));
  }
}
