package dev.owlissues.local.stack.job;

import dev.owlissues.shared.base.retry.Sleeper;
import dev.owlissues.shared.digest.DigestClock;
import dev.owlissues.shared.job.JobRun;
import java.time.Duration;

/** The hourly jobs and their schedules: minutes as in {@code template.yaml}. */
public final class Jobs implements AutoCloseable {
  private static final int SCAN_MINUTE = 5;

  private final PlannedJob scans;
  private final PlannedJob digests;
  private final Schedule scanTimes;
  private final Schedule digestTimes;
  private final StackClock clock;
  private final Sleeper machine;

  public Jobs(PlannedJob scans, PlannedJob digests, StackClock clock, Sleeper machine) {
    this.scans = scans;
    this.digests = digests;
    this.clock = clock;
    this.machine = machine;
    scanTimes = new Schedule(SCAN_MINUTE, clock);
    digestTimes = new Schedule(DigestClock.MINUTE, clock);
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

  /** Runs a scan to its end, which takes as long as it waits until nothing can change any more. */
  public JobRun scan() {
    return scans.runToEnd(machine);
  }

  /** Sends the digests that are due. */
  public JobRun digests() {
    return digests.runToEnd(machine);
  }

  /** Moves the clock; each job whose time is passed by that runs once, and has ended then. */
  public void jump(Duration step) {
    // Runs wait for a moment: of what the clock is told to move by, that much is kept for them.
    Duration waits = scans.settles().plus(digests.settles());
    Duration kept = step.compareTo(waits) < 0 ? step : waits;
    var told = new ToldTime(clock, kept, machine);
    move(step.minus(kept), told);
    move(told.rest(), machine);
  }

  private void move(Duration step, Sleeper wait) {
    digestTimes.around(
        () -> scanTimes.jump(step, () -> scans.runToEnd(wait)), () -> digests.runToEnd(wait));
    scans.clockMoved();
    digests.clockMoved();
  }

  @Override
  public void close() {
    scanTimes.close();
    digestTimes.close();
  }
}
