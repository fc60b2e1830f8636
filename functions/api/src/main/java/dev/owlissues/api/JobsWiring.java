package dev.owlissues.api;

import dev.owlissues.gateway.Route;
import dev.owlissues.shared.digest.DigestAgenda;
import dev.owlissues.shared.digest.DigestIssues;
import dev.owlissues.shared.digest.DigestPlanner;
import dev.owlissues.shared.digest.DigestQueue;
import dev.owlissues.shared.dynamo.DynamoDigestRuns;
import dev.owlissues.shared.dynamo.DynamoDigestStore;
import dev.owlissues.shared.dynamo.DynamoIssueIndex;
import dev.owlissues.shared.dynamo.DynamoIssueStore;
import dev.owlissues.shared.dynamo.DynamoJobStore;
import dev.owlissues.shared.dynamo.DynamoNotifiedIssues;
import dev.owlissues.shared.dynamo.DynamoPlanStore;
import dev.owlissues.shared.dynamo.DynamoRunStore;
import dev.owlissues.shared.dynamo.DynamoTeamDirectory;
import dev.owlissues.shared.dynamo.DynamoTeamStore;
import dev.owlissues.shared.dynamo.DynamoUnitLog;
import dev.owlissues.shared.dynamo.DynamoUnitStore;
import dev.owlissues.shared.dynamo.TableNames;
import dev.owlissues.shared.job.JobStore;
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
      DynamoDbClient dynamo, TableNames names, Catalog catalog, Audited audited, Outside outside) {
    var jobs = new DynamoJobStore(dynamo, names);
    ScanPlanner scans = scans(dynamo, names, jobs, audited, outside.scans());
    DigestPlanner digests = digests(dynamo, names, jobs, audited, outside.digests());
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
