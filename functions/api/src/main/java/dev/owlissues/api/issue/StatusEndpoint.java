package dev.owlissues.api.issue;

import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Json;
import dev.owlissues.api.issue.IssueLookup.Named;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.IssueWorkflow;
import dev.owlissues.shared.issue.Lifecycle;
import dev.owlissues.shared.issue.WantedStatus;
import java.time.InstantSource;
import java.util.Optional;

/** Changes an issue's status (R-status-2), and claims it or puts it to sleep with that. */
public final class StatusEndpoint {
  private final IssueLookup lookup;
  private final IssueWorkflow workflow;
  private final StatusBody body;
  private final InstantSource clock;

  public StatusEndpoint(
      IssueLookup lookup, IssueWorkflow workflow, StatusBody body, InstantSource clock) {
    this.lookup = lookup;
    this.workflow = workflow;
    this.body = body;
    this.clock = clock;
  }

  /** Asks for another status. */
  public HttpResponse change(Call call) {
    return lookup
        .named(call)
        .then(named ->
            call.body(fields -> {
              Optional<WantedStatus> wanted = body.read(fields);
              return fields
                  .refusal()
                  .or(() -> wanted.map(status -> change(call, named, status)))
                  .orElseThrow();
            }));
  }

  private HttpResponse change(Call call, Named named, WantedStatus wanted) {
    return lookup.shown(named).then(_ -> changed(call, named, wanted));
  }

  private HttpResponse changed(Call call, Named named, WantedStatus wanted) {
    return switch (workflow.change(named.key(), wanted, ClaimantJson.of(call.caller()))) {
      case IssueWorkflow.Outcome.Changed(Issue issue) ->
          Json.ok(new IssueJson(named.apps(), clock.instant()).changed(issue));
      case IssueWorkflow.Outcome.Refused(var from, var to) -> Errors.badRequest(refused(from, to));
      case IssueWorkflow.Outcome.Overtaken(var now, var to) ->
          Errors.badRequest(overtaken(now, to));
      case IssueWorkflow.Outcome.Missing() ->
          lookup.shown(named).then(_ -> Errors.badRequest("the issue was moved; try again"));
    };
  }

  /** Why a status cannot follow. */
  static String refused(Lifecycle from, IssueStatus to) {
    String text =
        "an issue that is %s cannot become %s by request"
            .formatted(from.status().wire(), to.wire());
    return from.status() == IssueStatus.IN_PROGRESS && to == IssueStatus.IN_PROGRESS
        ? text + "; take_over takes it from somebody else who has it"
        : text;
  }

  /** Why a status does not follow any more. */
  static String overtaken(IssueStatus now, IssueStatus to) {
    return now == to
        ? "somebody else has just made the issue %s; look at it again".formatted(now.wire())
        : "the issue has just become %s; it was not made %s".formatted(now.wire(), to.wire());
  }
}
