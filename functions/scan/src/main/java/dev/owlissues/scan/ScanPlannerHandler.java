package dev.owlissues.scan;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.owlissues.shared.base.metric.Log;
import dev.owlissues.shared.issue.merge.MergeService;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.purge.work.PurgeService;
import dev.owlissues.shared.scan.run.ScanPlanner;
import java.util.Map;

/** Runs hourly, by an EventBridge schedule, and puts a task per unit with work on the queue. */
public final class ScanPlannerHandler
    implements RequestHandler<ScheduledEvent, Map<String, Object>> {
  private final ScanPlanner planner;
  private final MergeService merging;
  private final PurgeService purging;
  private final ScanMetrics metrics;
  private final Log log;

  /** Called by Lambda. */
  public ScanPlannerHandler() {
    this(Wiring.fromEnvironment().planner());
  }

  private ScanPlannerHandler(ScanPlannerHandler wired) {
    this(wired.planner, wired.merging, wired.purging, wired.metrics, wired.log);
  }

  ScanPlannerHandler(
      ScanPlanner planner,
      MergeService merging,
      PurgeService purging,
      ScanMetrics metrics,
      Log log) {
    this.planner = planner;
    this.merging = merging;
    this.purging = purging;
    this.metrics = metrics;
    this.log = log;
  }

  /**
   * Plans a run of everything received until now; the event's own time is not used, because a late
   * delivery should scan more, not less.
   *
   * @return {@code run_id}, {@code owner} and {@code units} of the run
   */
  @Override
  public Map<String, Object> handleRequest(ScheduledEvent event, Context context) {
    ScanPlanner.Planned planned = planner.plan();
    JobRun run = planned.run();
    // What a message was lost of goes on, as units do.
    merging.requeue();
    purging.requeue();
    metrics.write(planned);
    log.info(
        "scan planned",
        line -> {
          line.writeStringField("request_id", context.getAwsRequestId());
          line.writeStringField("run_id", run.id().toString());
          line.writeNumberField("units", run.planned());
        });
    return Map.of("run_id", run.id().toString(), "owner", run.owner(), "units", run.planned());
  }
}
