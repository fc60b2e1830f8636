package dev.owlissues.local.stack.job;

import dev.owlissues.shared.job.JobRun;
import java.time.Duration;

/** The hourly jobs and their schedules: minutes as in {@code template.yaml}. */
public final class Jobs implements AutoCloseable {
  private static final int SCAN_MINUTE = 5;
  private static final int DIGEST_MINUTE = 35;

  private final PlannedJob scans;
  private final PlannedJob digests;
  private final Schedule scanTimes;
  private final Schedule digestTimes;

  public Jobs(PlannedJob scans, PlannedJob digests, StackClock clock) {
    this.scans = scans;
    this.digests = digests;
    scanTimes = new Schedule(SCAN_MINUTE, clock);
    digestTimes = new Schedule(DIGEST_MINUTE, clock);
  }

  /** Works in the background from now on. What the last process left open is queued again first. */
  public void start() {
    scans.plan();
    digests.plan();
    scans.start();
    digests.start();
    scanTimes.start(scans::plan);
    digestTimes.start(digests::plan);
  }

  /** Runs a scan to its end. */
  public JobRun scan() {
    return scans.runToEnd();
  }

  /** Sends the digests that are due. */
  public JobRun digests() {
    return digests.runToEnd();
  }

  /** Moves the clock; each job whose time is passed by that runs once, and has ended then. */
  public void jump(Duration step) {
    digestTimes.around(() -> scanTimes.jump(step, scans::runToEnd), digests::runToEnd);
    scans.clockMoved();
    digests.clockMoved();
  }

  @Override
  public void close() {
    scanTimes.close();
    digestTimes.close();
  }
}
