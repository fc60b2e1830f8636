package dev.owlissues.api;

import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.access.Caller;
import dev.owlissues.shared.team.App;
import dev.owlissues.shared.team.Project;
import dev.owlissues.shared.team.Team;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who the caller is, and the projects and apps they see. */
final class TeamEndpoints {
  private final Catalog catalog;
  private final SentryAddress sentry;

  TeamEndpoints(Catalog catalog, SentryAddress sentry) {
    this.catalog = catalog;
    this.sentry = sentry;
  }

  HttpResponse whoami(Call call) {
    Caller caller = call.caller();
    Optional<Team> team = catalog.team(caller);
    return Json.ok(json -> {
      json.writeStringField("type", "api_key");
      json.writeStringField("key_type", caller.key().type().wire());
      if (team.isPresent()) {
        json.writeObjectFieldStart("team");
        Json.id(json, "id", team.get().id());
        json.writeStringField("name", team.get().name());
        json.writeStringField("slug", team.get().slug());
        json.writeEndObject();
      } else {
        json.writeNullField("team");
      }
      json.writeArrayFieldStart("permissions");
      for (String permission : caller.key().permissions().stream().sorted().toList()) {
        json.writeString(permission);
      }
      json.writeEndArray();
    });
  }

  HttpResponse projects(Call call) {
    Parameters parameters = call.parameters();
    Optional<UUID> teamId = parameters.id("team_id");
    return parameters
        .refusal()
        .orElseGet(() -> {
          List<Project> projects =
              isOwn(call, teamId) ? catalog.projects(call.caller()) : List.of();
          return Json.ok(json ->
              Json.array(json, "projects", projects.stream().map(ProjectJson::object).toList()));
        });
  }

  HttpResponse project(Call call) {
    Optional<Project> project =
        call.id("projectId").flatMap(id -> catalog.project(call.caller(), id));
    if (project.isEmpty()) {
      return Errors.notFound("no such project");
    }
    AppJson appJson = json(call);
    List<App> apps =
        catalog.apps(call.caller()).stream()
            .filter(app -> app.place().projectId().equals(project.get().id()))
            .toList();
    return Json.ok(json -> {
      ProjectJson.fields(json, project.get());
      Json.array(json, "apps", apps.stream().map(appJson::object).toList());
    });
  }

  HttpResponse apps(Call call) {
    AppJson appJson = json(call);
    Parameters parameters = call.parameters();
    Optional<UUID> teamId = parameters.id("team_id");
    return parameters
        .refusal()
        .orElseGet(() -> {
          List<App> apps = isOwn(call, teamId) ? catalog.apps(call.caller()) : List.of();
          return Json.ok(
              json -> Json.array(json, "apps", apps.stream().map(appJson::object).toList()));
        });
  }

  HttpResponse app(Call call) {
    AppJson appJson = json(call);
    return call.id("appId")
        .flatMap(id -> catalog.app(call.caller(), id))
        .map(app -> Json.ok(json -> appJson.fields(json, app)))
        .orElseGet(() -> Errors.notFound("no such app"));
  }

  private AppJson json(Call call) {
    return new AppJson(sentry.from(call.request()));
  }

  /** Another team's id leads nowhere, as an unknown one does. */
  private static boolean isOwn(Call call, Optional<UUID> teamId) {
    return teamId.filter(id -> !id.equals(call.caller().teamId())).isEmpty();
  }
}
