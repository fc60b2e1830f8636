package dev.owlissues.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.owlissues.shared.digest.DigestPlanner;
import dev.owlissues.shared.job.JobRun;
import java.util.Map;

/** Runs hourly, by an EventBridge schedule, and queues a task per project with something to say. */
public final class DigestPlannerHandler
    implements RequestHandler<ScheduledEvent, Map<String, String>> {
  private final DigestPlanner planner;

  /** Called by Lambda. */
  public DigestPlannerHandler() {
    this(Wiring.fromEnvironment().digestPlanner());
  }

  DigestPlannerHandler(DigestPlanner planner) {
    this.planner = planner;
  }

  /**
   * Plans a run; the event's own time is not used, because a late delivery should say more, not
   * less.
   *
   * @return {@code run_id}, {@code owner} and {@code digests} of the run
   */
  @Override
  public Map<String, String> handleRequest(ScheduledEvent event, Context context) {
    JobRun run = planner.plan();
    context
        .getLogger()
        .log(
            """
            {"message":"digests planned","run_id":"%s","digests":%d}
            """
                .formatted(run.id(), run.planned())
                .strip());
    return Map.of(
        "run_id", run.id().toString(),
        "owner", run.owner(),
        "digests", Long.toString(run.planned()));
  }
}
