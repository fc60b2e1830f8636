package dev.owlissues.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.owlissues.shared.digest.run.DigestPlanner;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.trigger.PlannedRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Runs hourly, by an EventBridge schedule, and queues a task per project with something to say. */
public final class DigestPlannerHandler implements RequestStreamHandler {
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
   * @param answer gets {@code run_id}, {@code owner} and {@code digests} of the run
   */
  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    JobRun run = planner.plan();
    context
        .getLogger()
        .log(
            """
            {"message":"digests planned","run_id":"%s","digests":%d}
            """
                .formatted(run.id(), run.planned())
                .strip());
    new PlannedRun(run, "digests").write(answer);
  }
}
