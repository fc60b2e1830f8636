package dev.owlissues.api;

import dev.owlissues.api.http.RouteHandler;
import dev.owlissues.api.job.JobEndpoints;
import dev.owlissues.api.job.JobStarter;
import dev.owlissues.api.project.Catalog;
import dev.owlissues.gateway.Route;
import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.digest.run.DigestPlanner;
import dev.owlissues.shared.dynamo.DynamoStores;
import dev.owlissues.shared.job.JobType;
import dev.owlissues.shared.scan.run.ScanPlanner;
import dev.owlissues.shared.wiring.DigestWiring;
import dev.owlissues.shared.wiring.ScanWiring;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Puts together what answers requests about jobs. */
final class JobsWiring {
  /** How many of a team's apps are looked at at once. */
  private static final int LANES = 8;

  private JobsWiring() {}

  static List<Route<RouteHandler>> routes(
      DynamoStores stores,
      InstantSource clock,
      Ids ids,
      Catalog catalog,
      AuditEntries entries,
      Dependencies dependencies) {
    ScanPlanner scans = new ScanWiring(stores, dependencies.scans(), LANES, clock, ids).planner();
    DigestPlanner digests = new DigestWiring(stores, clock, ids).planner(dependencies.digests());
    Map<JobType, JobStarter> starters =
        Map.of(
            JobType.ISSUE_SCAN,
            scans::plan,
            JobType.ISSUE_NOTIFY,
            (pending, _) -> digests.plan(pending));
    return Routes.jobs(new JobEndpoints(catalog, stores.jobs(), starters, entries));
  }
}
