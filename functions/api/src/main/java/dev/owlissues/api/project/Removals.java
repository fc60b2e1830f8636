package dev.owlissues.api.project;

import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Json;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.access.Caller;
import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.account.team.Removal;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Answers requests to remove something. What is not found may be a removal that could not end: then
 * the one who comes again ends it.
 */
public final class Removals {
  private final Removal removal;

  public Removals(Removal removal) {
    this.removal = removal;
  }

  public HttpResponse project(Call call, Found<Project> found) {
    return answer(
        call,
        found,
        Project::teamId,
        (teamId, id) -> removal.project(teamId, id, call.caller().actor()),
        "projectId");
  }

  public HttpResponse app(Call call, Found<App> found) {
    return answer(
        call,
        found,
        app -> app.place().teamId(),
        (teamId, id) -> removal.app(teamId, id, call.caller().actor()),
        "appId");
  }

  /** Removes a team's thing. */
  private interface Remover {
    Removal.Outcome remove(UUID teamId, UUID id);
  }

  private static <T> HttpResponse answer(
      Call call, Found<T> found, Function<T, UUID> team, Remover remover, String name) {
    UUID id = call.id(name).orElse(new UUID(0, 0));
    return switch (found) {
      case Found.Here<T>(var thing) ->
          switch (remover.remove(team.apply(thing), id)) {
            case REMOVED -> removed();
            // Somebody else was faster.
            case UNKNOWN -> Errors.notFound("it is removed already");
            case BUSY -> Errors.conflict("apps are being added to the project, try again");
          };
      case Found.Refused<T>(var refusal) -> unended(call, id, remover).orElse(refusal);
    };
  }

  private static Optional<HttpResponse> unended(Call call, UUID id, Remover remover) {
    Caller caller = call.caller();
    return caller.teamIds().stream()
        .filter(team -> caller.refusal(team, call.access().role()).isEmpty())
        .filter(team -> remover.remove(team, id) == Removal.Outcome.REMOVED)
        .findFirst()
        .map(team -> removed());
  }

  private static HttpResponse removed() {
    return Json.ok(json -> json.writeBooleanField("deleted", true));
  }
}
