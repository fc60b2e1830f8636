package dev.owlissues.api.project;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Json;
import dev.owlissues.api.http.Parameters;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.access.Caller;
import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.account.team.ClientSecrets;
import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.account.team.Team;
import dev.owlissues.shared.account.user.Membership;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.base.json.JsonText;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who the caller is, and the projects and apps they see. */
public final class CatalogEndpoints {
  private final Catalog catalog;
  private final ClientSecrets secrets;
  private final SentryAddress sentry;
  private final AppRefusals refusals;
  private final NextDigests nextDigests;

  public CatalogEndpoints(
      Catalog catalog,
      ClientSecrets secrets,
      SentryAddress sentry,
      AppRefusals refusals,
      NextDigests nextDigests) {
    this.catalog = catalog;
    this.secrets = secrets;
    this.sentry = sentry;
    this.refusals = refusals;
    this.nextDigests = nextDigests;
  }

  public HttpResponse whoami(Call call) {
    return switch (call.caller()) {
      case Caller.Key key -> whoami(key);
      case Caller.Person person -> whoami(person);
    };
  }

  private HttpResponse whoami(Caller.Key caller) {
    Optional<Team> team = catalog.team(caller);
    return Json.ok(json -> {
      json.writeStringField("type", "api_key");
      json.writeStringField("key_type", caller.key().type().wire());
      if (team.isPresent()) {
        json.writeObjectFieldStart("team");
        fields(json, team.get());
        json.writeEndObject();
      } else {
        json.writeNullField("team");
      }
      json.writeArrayFieldStart("permissions");
      for (String permission : caller.permissions().stream().sorted().toList()) {
        json.writeString(permission);
      }
      json.writeEndArray();
    });
  }

  private HttpResponse whoami(Caller.Person caller) {
    Map<UUID, Role> roles =
        caller.memberships().stream()
            .collect(Collectors.toMap(Membership::teamId, Membership::role));
    List<Team> teams = catalog.teams(caller);
    return Json.ok(json -> {
      json.writeStringField("type", "user");
      json.writeStringField("email", caller.user().email());
      json.writeArrayFieldStart("teams");
      for (Team team : teams) {
        json.writeStartObject();
        fields(json, team);
        Json.text(json, "role", Optional.ofNullable(roles.get(team.id())).map(Role::wire));
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }

  private static void fields(JsonGenerator json, Team team) throws IOException {
    Json.id(json, "id", team.id());
    json.writeStringField("name", team.name());
    json.writeStringField("slug", team.slug());
  }

  public HttpResponse projects(Call call) {
    Parameters parameters = call.parameters();
    Optional<UUID> teamId = parameters.id("team_id");
    return parameters
        .refusal()
        .orElseGet(() -> {
          List<Project> projects = catalog.projects(call.caller(), teamId);
          Map<UUID, Instant> next = nextDigests.of(projects);
          return Json.ok(json ->
              Json.array(
                  json,
                  "projects",
                  projects.stream()
                      .map(project ->
                          ProjectJson.object(project, Optional.ofNullable(next.get(project.id()))))
                      .toList()));
        });
  }

  public HttpResponse project(Call call) {
    return catalog
        .project(call)
        .then(project -> {
          AppJson appJson = json(call);
          List<App> apps =
              secrets.of(
                  catalog.apps(call.caller(), Optional.of(project.teamId())).stream()
                      .filter(app -> app.place().projectId().equals(project.id()))
                      .toList());
          List<JsonText.Content> shown = appJson.objects(apps);
          Optional<Instant> next = nextDigests.of(project);
          return Json.ok(json -> {
            ProjectJson.fields(json, project, next);
            Json.array(json, "apps", shown);
          });
        });
  }

  public HttpResponse apps(Call call) {
    AppJson appJson = json(call);
    Parameters parameters = call.parameters();
    Optional<UUID> teamId = parameters.id("team_id");
    return parameters
        .refusal()
        .orElseGet(() -> {
          List<App> apps = secrets.of(catalog.apps(call.caller(), teamId));
          List<JsonText.Content> shown = appJson.objects(apps);
          return Json.ok(json -> Json.array(json, "apps", shown));
        });
  }

  public HttpResponse app(Call call) {
    AppJson appJson = json(call);
    return catalog
        .app(call)
        .then(app -> {
          App shown = secrets.of(app);
          return Json.ok(json -> appJson.fields(json, shown));
        });
  }

  private AppJson json(Call call) {
    return new AppJson(sentry.from(call.request()), refusals);
  }
}
