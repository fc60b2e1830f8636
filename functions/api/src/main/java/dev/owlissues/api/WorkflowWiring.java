package dev.owlissues.api;

import dev.owlissues.api.http.RouteHandler;
import dev.owlissues.api.issue.ActivityEndpoint;
import dev.owlissues.api.issue.ActorNames;
import dev.owlissues.api.issue.BulkEndpoint;
import dev.owlissues.api.issue.IssueLookup;
import dev.owlissues.api.issue.StatusBody;
import dev.owlissues.api.issue.StatusEndpoint;
import dev.owlissues.api.issue.UndoEndpoint;
import dev.owlissues.api.project.Catalog;
import dev.owlissues.gateway.Route;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.dynamo.DynamoStores;
import dev.owlissues.shared.issue.IssueUndo;
import dev.owlissues.shared.issue.IssueWorkflow;
import java.time.InstantSource;
import java.util.List;

/** Puts together what people do with issues: their statuses, and what became of them. */
final class WorkflowWiring {
  private WorkflowWiring() {}

  static List<Route<RouteHandler>> routes(
      DynamoStores stores, InstantSource clock, Ids ids, Catalog catalog, IssueLookup lookup) {
    var workflow = new IssueWorkflow(stores.issues(), clock, ids);
    var body = new StatusBody(clock);
    var log = stores.resourceLog();
    var names = new ActorNames(stores.users(), stores.keyRegistry());
    return Routes.workflow(
        new StatusEndpoint(lookup, workflow, body, clock),
        new BulkEndpoint(catalog, stores.issues(), workflow, body, clock),
        new UndoEndpoint(lookup, new IssueUndo(stores.issues(), log, names, clock, ids), clock),
        new ActivityEndpoint(lookup, log, names));
  }
}
