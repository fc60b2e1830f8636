package dev.owlissues.api.project;

import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Fields;
import dev.owlissues.api.http.Json;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.account.team.ClientSecrets;
import dev.owlissues.shared.account.team.Names;
import dev.owlissues.shared.account.team.Platform;
import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.account.team.ProjectStore;
import dev.owlissues.shared.account.team.SettingChanges;
import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.audit.AuditEntry.Change;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes, changes and removes apps. */
public final class AppEndpoints {
  /** The longest bundle id. */
  static final int MAX_BUNDLE_ID = 256;

  private static final int MAX_TRIES = 10;

  private final Catalog catalog;
  private final ProjectStore projects;
  private final Removals removals;
  private final AuditEntries entries;
  private final Supplier<Secret> clientSecrets;
  private final ClientSecrets working;
  private final SentryAddress sentry;
  private final AppRefusals refusals;

  public AppEndpoints(
      Catalog catalog,
      ProjectStore projects,
      Removals removals,
      AuditEntries entries,
      Supplier<Secret> clientSecrets,
      ClientSecrets working,
      SentryAddress sentry,
      AppRefusals refusals) {
    this.catalog = catalog;
    this.projects = projects;
    this.removals = removals;
    this.entries = entries;
    this.clientSecrets = clientSecrets;
    this.working = working;
    this.sentry = sentry;
    this.refusals = refusals;
  }

  /** What a request wants a new app to be. */
  private record NewApp(String name, Platform platform, Optional<String> bundleId) {}

  public HttpResponse create(Call call) {
    return call.body(fields -> {
      String name = fields.required("name", Names.MAX_LENGTH);
      fields.require("platform");
      Optional<Platform> platform = fields.word("platform", Platform.values());
      fields.require("project_id");
      Optional<UUID> projectId = fields.id("project_id");
      Optional<String> bundleId =
          fields
              .text("bundle_id", MAX_BUNDLE_ID)
              .map(String::strip)
              .filter(text -> !text.isEmpty());
      platform.ifPresent(its -> checkBundle(fields, its, bundleId));
      return fields
          .refusal()
          .orElseGet(() ->
              catalog
                  .project(call, projectId.orElseThrow())
                  .then(project ->
                      create(call, project, new NewApp(name, platform.orElseThrow(), bundleId))));
    });
  }

  private static void checkBundle(Fields fields, Platform platform, Optional<String> bundleId) {
    if (platform == Platform.BACKEND && bundleId.isPresent()) {
      fields.complain("bundle_id is not for apps of platform backend");
    }
    if (platform != Platform.BACKEND && bundleId.isEmpty()) {
      fields.complain("bundle_id is required for apps of platform " + platform.wire());
    }
  }

  private HttpResponse create(Call call, Project project, NewApp wanted) {
    Secret secret = clientSecrets.get();
    App app =
        new App(
            entries.ids().next(),
            new App.Place(project.teamId(), project.id()),
            wanted.name(),
            wanted.platform(),
            wanted.bundleId(),
            Optional.of(secret.text()),
            Optional.empty(),
            entries.now());
    Deed deed = Deed.create(resource(app));
    boolean stored =
        projects.create(
            app,
            ClientKeys.of(call, entries.ids().next(), app, Optional.empty(), app.createdAt()),
            secret,
            entries.of(project.teamId(), call.caller().actor(), deed));
    return stored ? answer(201, call, app) : Errors.notFound("no such project");
  }

  public HttpResponse change(Call call) {
    return call.body(fields -> {
      String name = fields.required("name", Names.MAX_LENGTH);
      return fields.refusal().orElseGet(() -> rename(call, name));
    });
  }

  private HttpResponse rename(Call call, String name) {
    for (int tries = 1; tries < MAX_TRIES; tries++) {
      Optional<HttpResponse> answer = tryToRename(call, name);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    return Errors.conflict("others keep renaming the app, try again");
  }

  private Optional<HttpResponse> tryToRename(Call call, String name) {
    return switch (catalog.app(call)) {
      case Found.Refused<App>(var refusal) -> Optional.of(refusal);
      case Found.Here<App>(var before) -> {
        App after = before.renamed(name);
        Map<String, Change> changes = SettingChanges.between(before, after);
        Deed deed = Deed.update(resource(before), changes);
        UUID teamId = before.place().teamId();
        yield changes.isEmpty()
                || projects.change(before, after, entries.of(teamId, call.caller().actor(), deed))
            ? Optional.of(answer(200, call, working.of(after)))
            : Optional.empty();
      }
    };
  }

  public HttpResponse remove(Call call) {
    return removals.app(call, catalog.app(call));
  }

  private HttpResponse answer(int status, Call call, App app) {
    AppJson json = new AppJson(sentry.from(call.request()), refusals);
    return Json.answer(status, out -> json.fields(out, app));
  }

  private static Resource resource(App app) {
    return Resource.app(app.id());
  }
}
