package dev.owlissues.shared.scan.run;

import dev.owlissues.shared.account.team.TeamStore;
import dev.owlissues.shared.appuser.AppUserStore;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.job.JobStore;
import dev.owlissues.shared.scan.Lanes;
import dev.owlissues.shared.scan.appuser.AppNotes;
import dev.owlissues.shared.scan.count.PackStore;
import dev.owlissues.shared.scan.count.PageScan;
import dev.owlissues.shared.scan.count.VersionDisagreement;
import dev.owlissues.shared.scan.members.BucketStore;
import dev.owlissues.shared.scan.page.PageGate;
import dev.owlissues.shared.scan.page.PageLimits;
import dev.owlissues.shared.scan.page.PageReader;
import dev.owlissues.shared.scan.page.UnitLog;
import dev.owlissues.shared.scan.page.UnitStore;
import java.time.InstantSource;

/** Puts the parts of the scan together. */
public final class Scan {
  private final Stores stores;
  private final Settings settings;
  private final Queues queues;
  private final VersionDisagreement.Listener listener;
  private final InstantSource clock;
  private final Ids ids;

  /** Everything that the scan reads and writes. */
  public record Stores(
      UnitLog log, Issues issues, Work work, TeamStore teams, AppUserStore users, JobStore jobs) {}

  /** Where issues go, with everything that lies under them. */
  public record Issues(IssueStore issues, BucketStore buckets, PackStore packs) {}

  /** Where the scan keeps its own state. */
  public record Work(PlanStore plans, UnitStore units, RunStore runs, PageGate gate) {}

  /** How much is done at once. */
  public record Settings(PageLimits limits, Lanes lanes) {}

  /**
   * Where tasks go.
   *
   * @param tasks those to be done
   * @param failed those that need a person, who may have them done after all
   */
  public record Queues(TaskQueue tasks, TaskQueue failed) {}

  /** A scan on those stores, which tells the listener where the orders of versions disagree. */
  public Scan(
      Stores stores,
      Settings settings,
      Queues queues,
      VersionDisagreement.Listener listener,
      InstantSource clock,
      Ids ids) {
    this.stores = stores;
    this.settings = settings;
    this.queues = queues;
    this.listener = listener;
    this.clock = clock;
    this.ids = ids;
  }

  /** The planner. */
  public ScanPlanner planner() {
    Work work = stores.work;
    var used = new ScanPlanner.Stores(work.plans, work.units, stores.jobs, runs());
    return new ScanPlanner(stores.log, used, queues.tasks, settings.lanes, clock, ids);
  }

  /** A worker. */
  public ScanWorker worker() {
    var used = new ScanWorker.Stores(stores.work.runs, stores.work.plans, stores.jobs, runs());
    return new ScanWorker(unitScan(), used, queues.tasks, clock);
  }

  /** The runs that have not ended. */
  public OpenRuns runs() {
    return new OpenRuns(stores.work.plans, stores.work.runs, stores.jobs);
  }

  private UnitScan unitScan() {
    var reader = new PageReader(stores.log, stores.work.units, settings.limits, clock);
    var used = new UnitScan.Stores(stores.work.units, stores.work.gate);
    return new UnitScan(used, reader, this::unitPages, queues.failed, clock, ids);
  }

  private UnitPages unitPages(Unit unit) {
    return new UnitPages(
        unit,
        new AppNotes(stores.teams, stores.users, settings.lanes, clock),
        new PageScan(stores.issues, settings, listener, clock, ids));
  }
}
