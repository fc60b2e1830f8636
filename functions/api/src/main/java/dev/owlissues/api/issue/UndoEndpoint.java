package dev.owlissues.api.issue;

import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Json;
import dev.owlissues.api.issue.IssueLookup.Named;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueUndo;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Takes back one's own last change of an issue (R-undo-1). */
public final class UndoEndpoint {
  private final IssueLookup lookup;
  private final IssueUndo undo;
  private final InstantSource clock;

  public UndoEndpoint(IssueLookup lookup, IssueUndo undo, InstantSource clock) {
    this.lookup = lookup;
    this.undo = undo;
    this.clock = clock;
  }

  public HttpResponse undo(Call call) {
    return lookup
        .named(call)
        .then(named ->
            call.body(fields -> {
              fields.require("activity_id");
              Optional<UUID> change = fields.id("activity_id");
              return fields
                  .refusal()
                  .or(() -> change.map(id -> undo(call, named, id)))
                  .orElseThrow();
            }));
  }

  private HttpResponse undo(Call call, Named named, UUID changeId) {
    return lookup.shown(named).then(_ -> undone(call, named, changeId));
  }

  private HttpResponse undone(Call call, Named named, UUID changeId) {
    return switch (undo.undo(named.key(), changeId, ClaimantJson.of(call.caller()))) {
      case IssueUndo.Outcome.Undone(Issue issue) ->
          Json.ok(new IssueJson(named.apps(), clock.instant()).changed(issue));
      case IssueUndo.Outcome.Outdated() ->
          Errors.conflict("that is not the issue's last change, or not any more");
      case IssueUndo.Outcome.NotTheirs() ->
          Errors.forbidden("only who made a change may take it back");
      case IssueUndo.Outcome.Missing() ->
          lookup.shown(named).then(_ -> Errors.conflict("the issue was moved; try again"));
    };
  }
}
