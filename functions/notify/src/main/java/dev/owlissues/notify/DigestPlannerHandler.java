package dev.owlissues.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.owlissues.shared.base.metric.Log;
import dev.owlissues.shared.digest.run.DigestPlanner;
import dev.owlissues.shared.job.JobRun;
import java.util.Map;

/** Runs hourly, by an EventBridge schedule, and queues a task per project with something to say. */
public final class DigestPlannerHandler
    implements RequestHandler<ScheduledEvent, Map<String, Object>> {
  private final DigestPlanner planner;
  private final Log log;

  /** Called by Lambda. */
  public DigestPlannerHandler() {
    this(Wiring.fromEnvironment());
  }

  private DigestPlannerHandler(Wiring wiring) {
    this(wiring.digestPlanner(), wiring.log());
  }

  DigestPlannerHandler(DigestPlanner planner, Log log) {
    this.planner = planner;
    this.log = log;
  }

  /**
   * Plans a run; the event's own time is not used, because a late delivery should say more, not
   * less.
   *
   * @return {@code run_id}, {@code owner} and {@code digests} of the run
   */
  @Override
  public Map<String, Object> handleRequest(ScheduledEvent event, Context context) {
    JobRun run = planner.plan();
    log.info(
        "digests planned",
        line -> {
          line.writeStringField("request_id", context.getAwsRequestId());
          line.writeStringField("run_id", run.id().toString());
          line.writeNumberField("digests", run.planned());
        });
    return Map.of("run_id", run.id().toString(), "owner", run.owner(), "digests", run.planned());
  }
}
