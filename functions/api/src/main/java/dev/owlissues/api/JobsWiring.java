package dev.owlissues.api;

import dev.owlissues.api.audit.Audited;
import dev.owlissues.api.http.RouteHandler;
import dev.owlissues.api.job.JobEndpoints;
import dev.owlissues.api.job.JobStarter;
import dev.owlissues.api.project.Catalog;
import dev.owlissues.gateway.Route;
import dev.owlissues.shared.digest.DigestAgenda;
import dev.owlissues.shared.digest.DigestIssues;
import dev.owlissues.shared.digest.run.DigestPlanner;
import dev.owlissues.shared.digest.run.DigestQueue;
import dev.owlissues.shared.dynamo.account.DynamoTeamDirectory;
import dev.owlissues.shared.dynamo.account.DynamoTeamStore;
import dev.owlissues.shared.dynamo.digest.DynamoDigestRuns;
import dev.owlissues.shared.dynamo.digest.DynamoDigestStore;
import dev.owlissues.shared.dynamo.event.DynamoUnitLog;
import dev.owlissues.shared.dynamo.issue.DynamoIssueIndex;
import dev.owlissues.shared.dynamo.issue.DynamoIssueStore;
import dev.owlissues.shared.dynamo.issue.DynamoNotifiedIssues;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.work.DynamoJobStore;
import dev.owlissues.shared.dynamo.work.DynamoPlanStore;
import dev.owlissues.shared.dynamo.work.DynamoRunStore;
import dev.owlissues.shared.dynamo.work.DynamoUnitStore;
import dev.owlissues.shared.job.JobStore;
import dev.owlissues.shared.job.JobType;
import dev.owlissues.shared.scan.Lanes;
import dev.owlissues.shared.scan.run.OpenRuns;
import dev.owlissues.shared.scan.run.ScanPlanner;
import dev.owlissues.shared.scan.run.TaskQueue;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Puts together what answers requests about jobs. */
final class JobsWiring {
  /** How many of a team's apps are looked at at once. */
  private static final Lanes LANES = new Lanes(8);

  private JobsWiring() {}

  static List<Route<RouteHandler>> routes(
      DynamoDbClient dynamo,
      TableNames names,
      Catalog catalog,
      Audited audited,
      Dependencies dependencies) {
    var jobs = new DynamoJobStore(dynamo, names);
    ScanPlanner scans = scans(dynamo, names, jobs, audited, dependencies.scans());
    DigestPlanner digests = digests(dynamo, names, jobs, audited, dependencies.digests());
    Map<JobType, JobStarter> starters =
        Map.of(
            JobType.ISSUE_SCAN,
            scans::plan,
            JobType.ISSUE_NOTIFY,
            (pending, _) -> digests.plan(pending));
    return Routes.jobs(new JobEndpoints(catalog, jobs, starters, audited));
  }

  private static ScanPlanner scans(
      DynamoDbClient dynamo, TableNames names, JobStore jobs, Audited audited, TaskQueue queue) {
    var plans = new DynamoPlanStore(dynamo, names);
    var runs = new OpenRuns(plans, new DynamoRunStore(dynamo, names), jobs);
    return new ScanPlanner(
        new DynamoUnitLog(dynamo, names),
        new ScanPlanner.Stores(plans, new DynamoUnitStore(dynamo, names), jobs, runs),
        queue,
        LANES,
        audited.clock(),
        audited.ids());
  }

  private static DigestPlanner digests(
      DynamoDbClient dynamo, TableNames names, JobStore jobs, Audited audited, DigestQueue queue) {
    var digests = new DynamoDigestStore(dynamo, names, audited.ids());
    var issues =
        new DigestIssues(
            new DynamoIssueIndex(dynamo, names),
            new DynamoIssueStore(dynamo, names),
            new DynamoNotifiedIssues(dynamo, names));
    return new DigestPlanner(
        new DigestPlanner.Stores(
            new DynamoTeamDirectory(dynamo, names),
            new DynamoTeamStore(dynamo, names),
            digests,
            new DynamoDigestRuns(dynamo, names),
            jobs),
        new DigestAgenda(digests, issues),
        queue,
        audited.clock(),
        audited.ids());
  }
}
