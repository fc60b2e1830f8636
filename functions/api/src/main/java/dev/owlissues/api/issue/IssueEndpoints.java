package dev.owlissues.api.issue;

import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Cursors;
import dev.owlissues.api.http.Fields;
import dev.owlissues.api.http.Json;
import dev.owlissues.api.http.Parameters;
import dev.owlissues.api.project.Catalog;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.base.json.Word;
import dev.owlissues.shared.fingerprint.Grouping;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.IssueWorkflow;
import dev.owlissues.shared.issue.WantedStatus;
import dev.owlissues.shared.issue.comment.CommentPage;
import dev.owlissues.shared.issue.comment.CommentStore;
import dev.owlissues.shared.issue.list.OccurrenceArchive;
import dev.owlissues.shared.issue.list.OccurrenceCursor;
import dev.owlissues.shared.issue.list.OccurrencePage;
import dev.owlissues.shared.issue.route.FingerprintRoute;
import dev.owlissues.shared.issue.route.RouteStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One issue: what is known about it, and its status. */
public final class IssueEndpoints {
  private static final int MAX_LIMIT = 200;

  private final Catalog catalog;
  private final IssueLookup lookup;
  private final OccurrenceArchive occurrences;
  private final RouteStore routes;
  private final CommentStore comments;
  private final IssueWorkflow workflow;
  private final CommentJson commentJson = new CommentJson();

  public IssueEndpoints(
      Catalog catalog,
      IssueLookup lookup,
      OccurrenceArchive occurrences,
      RouteStore routes,
      CommentStore comments,
      IssueWorkflow workflow) {
    this.catalog = catalog;
    this.lookup = lookup;
    this.occurrences = occurrences;
    this.routes = routes;
    this.comments = comments;
    this.workflow = workflow;
  }

  public HttpResponse detail(Call call) {
    return lookup.issue(call).then(issue -> detail(call, issue));
  }

  private HttpResponse detail(Call call, Issue issue) {
    Parameters parameters = call.parameters();
    Optional<OccurrenceCursor> after = parameters.cursor("occurrence_cursor", Cursors::occurrence);
    int limit = parameters.limit("occurrence_limit", MAX_LIMIT);
    return parameters.refusal().orElseGet(() -> detail(call, issue, after, limit));
  }

  private HttpResponse detail(Call call, Issue issue, Optional<OccurrenceCursor> after, int limit) {
    OccurrencePage page = occurrences.newest(issue, after, limit);
    CommentPage commentService = comments.page(issue.key(), Optional.empty());
    IssueJson issueJson = json(call, issue);
    Grouping grouping = issue.firstGrouping();
    Optional<FingerprintRoute> route =
        Optional.ofNullable(routes.find(List.of(grouping)).get(grouping));
    return Json.ok(json -> {
      issueJson.fields(json, issue);
      json.writeStringField("fingerprint", grouping.fingerprint().toString());
      Json.text(json, "normalized_message", route.map(found -> found.evidence().normalized()));
      Json.array(
          json,
          "occurrences",
          page.occurrences().stream()
              .map(occurrence -> IssueJson.occurrence(issue.id(), occurrence))
              .toList());
      Json.text(json, "occurrence_cursor", page.next().map(Cursors::write));
      json.writeBooleanField("occurrence_has_more", page.next().isPresent());
      commentJson.array(json, issue.id(), commentService);
      json.writeBooleanField("comments_has_more", commentService.next().isPresent());
      Json.array(json, "attachments", List.of());
    });
  }

  /** Asks for another status. */
  public HttpResponse change(Call call) {
    return lookup
        .key(call)
        .then(key ->
            call.body(fields -> {
              fields.require("status");
              Optional<IssueStatus> status =
                  fields.word("status", IssueStatus::ofWire, Word.listed(IssueStatus.wanted()));
              Optional<String> version = version(fields);
              return fields
                  .refusal()
                  .or(() -> status.map(to -> change(call, key, new WantedStatus(to, version))))
                  .orElseThrow();
            }));
  }

  private static Optional<String> version(Fields fields) {
    Optional<String> version = fields.text("resolved_at_version", Integer.MAX_VALUE);
    if (version.map(String::strip).filter(WantedStatus::isTooLong).isPresent()) {
      fields.complain(
          "resolved_at_version is longer than " + WantedStatus.MAX_VERSION + " characters");
    }
    return version;
  }

  private HttpResponse change(Call call, IssueKey key, WantedStatus wanted) {
    return switch (workflow.change(key, wanted, call.caller().actor())) {
      case IssueWorkflow.Outcome.Changed(Issue issue) ->
          Json.ok(json -> json(call, issue).fields(json, issue));
      case IssueWorkflow.Outcome.Refused(var from, var to) ->
          Errors.badRequest(
              "an issue that is %s cannot become %s by request".formatted(from.wire(), to.wire()));
      case IssueWorkflow.Outcome.Overtaken(var now, var to) ->
          Errors.badRequest(
              "the issue has just become %s; it was not made %s".formatted(now.wire(), to.wire()));
      case IssueWorkflow.Outcome.Missing() ->
          lookup.issue(key).then(issue -> Errors.badRequest("the issue was moved; try again"));
    };
  }

  private IssueJson json(Call call, Issue issue) {
    return new IssueJson(
        catalog.apps(call.caller(), Optional.of(issue.scope().teamId())).stream()
            .collect(Collectors.toMap(App::id, App::name)));
  }
}
