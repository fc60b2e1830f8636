package dev.owlissues.shared.wiring;

import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.dynamo.DynamoStores;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.scan.appuser.AppNotes;
import dev.owlissues.shared.scan.count.PageScan;
import dev.owlissues.shared.scan.count.VersionDisagreement;
import dev.owlissues.shared.scan.page.PageLimits;
import dev.owlissues.shared.scan.page.PageReader;
import dev.owlissues.shared.scan.run.OpenRuns;
import dev.owlissues.shared.scan.run.ScanPlanner;
import dev.owlissues.shared.scan.run.ScanWorker;
import dev.owlissues.shared.scan.run.TaskQueue;
import dev.owlissues.shared.scan.run.UnitPages;
import dev.owlissues.shared.scan.run.UnitScan;
import java.time.InstantSource;
import java.util.function.Function;

/** Puts the parts of the scan together. */
public final class ScanWiring {
  private final DynamoStores stores;
  private final TaskQueue tasks;
  private final int lanes;
  private final InstantSource clock;
  private final Ids ids;

  /**
   * A scan in those stores.
   *
   * @param tasks where the units go that are to be scanned
   * @param lanes how much is done at once
   */
  public ScanWiring(DynamoStores stores, TaskQueue tasks, int lanes, InstantSource clock, Ids ids) {
    this.stores = stores;
    this.tasks = tasks;
    this.lanes = lanes;
    this.clock = clock;
    this.ids = ids;
  }

  /** The planner. */
  public ScanPlanner planner() {
    return new ScanPlanner(
        stores.unitLog(),
        stores.plans(),
        stores.units(),
        stores.jobs(),
        runs(),
        tasks,
        lanes,
        clock,
        ids);
  }

  /**
   * A worker.
   *
   * @param issues those that it counts
   * @param failed where the units go that need a person, who may have them done after all
   * @param listener is told where the orders of versions disagree
   */
  public ScanWorker worker(
      IssueStore issues,
      PageLimits limits,
      TaskQueue failed,
      VersionDisagreement.Listener listener) {
    Function<Unit, UnitPages> pages =
        unit ->
            new UnitPages(
                unit,
                new AppNotes(stores.teams(), stores.appUsers(), lanes, clock),
                new PageScan(
                    issues,
                    stores.routes(),
                    stores.buckets(),
                    stores.packs(),
                    limits,
                    lanes,
                    listener,
                    clock,
                    ids));
    var reader =
        new PageReader(stores.unitLog(), stores.units(), limits, stores.userClaims(), clock);
    var scan = new UnitScan(stores.units(), stores.pageGate(), reader, pages, failed, clock, ids);
    return new ScanWorker(scan, stores.runs(), stores.plans(), stores.jobs(), runs(), tasks, clock);
  }

  private OpenRuns runs() {
    return new OpenRuns(stores.plans(), stores.runs(), stores.jobs());
  }
}
