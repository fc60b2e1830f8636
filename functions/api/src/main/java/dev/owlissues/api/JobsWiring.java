package dev.owlissues.api;

import dev.owlissues.gateway.Route;
import dev.owlissues.shared.dynamo.DynamoJobStore;
import dev.owlissues.shared.dynamo.DynamoPlanStore;
import dev.owlissues.shared.dynamo.DynamoRunStore;
import dev.owlissues.shared.dynamo.DynamoUnitLog;
import dev.owlissues.shared.dynamo.DynamoUnitStore;
import dev.owlissues.shared.dynamo.TableNames;
import dev.owlissues.shared.job.JobType;
import dev.owlissues.shared.scan.Lanes;
import dev.owlissues.shared.scan.OpenRuns;
import dev.owlissues.shared.scan.ScanPlanner;
import dev.owlissues.shared.scan.TaskQueue;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Puts together what answers requests about jobs. */
final class JobsWiring {
  /** How many of a team's apps are looked at at once. */
  private static final Lanes LANES = new Lanes(8);

  private JobsWiring() {}

  static List<Route<Target>> routes(
      DynamoDbClient dynamo,
      TableNames names,
      Catalog catalog,
      Audited audited,
      TaskQueue scanQueue) {
    var jobs = new DynamoJobStore(dynamo, names);
    var plans = new DynamoPlanStore(dynamo, names);
    var runs = new OpenRuns(plans, new DynamoRunStore(dynamo, names), jobs);
    var planner =
        new ScanPlanner(
            new DynamoUnitLog(dynamo, names),
            new ScanPlanner.Stores(plans, new DynamoUnitStore(dynamo, names), jobs, runs),
            scanQueue,
            LANES,
            audited.clock(),
            audited.ids());
    Map<JobType, JobStarter> starters = Map.of(JobType.ISSUE_SCAN, planner::plan);
    return Routes.jobs(new JobEndpoints(catalog, jobs, starters, audited));
  }
}
