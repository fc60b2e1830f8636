package dev.owlissues.api.project;

import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Json;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.team.AlertFrequency;
import dev.owlissues.shared.account.team.Color;
import dev.owlissues.shared.account.team.Names;
import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.account.team.ProjectSettings;
import dev.owlissues.shared.account.team.ProjectStore;
import dev.owlissues.shared.account.team.SettingChanges;
import dev.owlissues.shared.account.team.Slug;
import dev.owlissues.shared.account.team.Team;
import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.audit.AuditEntry.Change;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import dev.owlissues.shared.issue.version.VersionOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes, changes and removes projects. */
public final class ProjectEndpoints {
  private static final int MAX_TRIES = 10;

  private final Catalog catalog;
  private final ProjectStore projects;
  private final Removals removals;
  private final AuditEntries entries;
  private final NextDigests nextDigests;

  public ProjectEndpoints(
      Catalog catalog,
      ProjectStore projects,
      Removals removals,
      AuditEntries entries,
      NextDigests nextDigests) {
    this.catalog = catalog;
    this.projects = projects;
    this.removals = removals;
    this.entries = entries;
    this.nextDigests = nextDigests;
  }

  public HttpResponse create(Call call) {
    return call.body(fields -> {
      fields.require("team_id");
      Optional<UUID> teamId = fields.id("team_id");
      String name = fields.required("name", Names.MAX_LENGTH);
      String slug = fields.required("slug", Slug.MAX_LENGTH);
      if (!slug.isEmpty() && !Slug.valid(slug)) {
        fields.complain("slug must be of lower-case letters, digits and hyphens");
      }
      ProjectPatch.Retention retention = ProjectPatch.Retention.read(fields);
      return fields
          .refusal()
          .orElseGet(() ->
              team(call, teamId.orElseThrow())
                  .then(team -> create(call, project(team, name, slug, retention))));
    });
  }

  // A team that is not there is nobody's: both answer alike.
  private Found<Team> team(Call call, UUID teamId) {
    return call.caller().sees(teamId)
        ? catalog.team(call, teamId)
        : new Found.Refused<>(
            Errors.forbidden("you are not a member of the team that team_id names"));
  }

  private HttpResponse create(Call call, Project project) {
    Deed deed = Deed.create(resource(project));
    boolean taken =
        catalog.ofTeam(project.teamId()).stream()
            .anyMatch(other -> other.slug().equals(project.slug()));
    if (taken
        || !projects.create(project, entries.of(project.teamId(), call.caller().actor(), deed))) {
      return Errors.conflict("slug '" + project.slug() + "' is taken in this team");
    }
    return answer(201, project);
  }

  private HttpResponse answer(int status, Project project) {
    Optional<Instant> next = nextDigests.of(project);
    return Json.answer(status, json -> ProjectJson.fields(json, project, next));
  }

  private Project project(Team team, String name, String slug, ProjectPatch.Retention retention) {
    List<String> colors = catalog.ofTeam(team.id()).stream().map(Project::color).toList();
    ProjectSettings start = ProjectSettings.DEFAULT;
    return new Project(
        entries.ids().next(),
        team.id(),
        name,
        slug,
        Color.next(colors),
        new ProjectSettings(
            retention.events(start.retentionDays()),
            AlertFrequency.DAILY,
            VersionOrder.STRING,
            retention.others(start.otherRetention())),
        entries.now());
  }

  public HttpResponse change(Call call) {
    return call.body(fields -> {
      ProjectPatch patch = ProjectPatch.read(fields);
      return fields.refusal().orElseGet(() -> change(call, patch));
    });
  }

  // Who finds that somebody else changed the same setting meanwhile reads it again: the audit log
  // tells of each change what was there just before.
  private HttpResponse change(Call call, ProjectPatch patch) {
    for (int tries = 1; tries < MAX_TRIES; tries++) {
      Optional<HttpResponse> answer = tryToChange(call, patch);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    return Errors.conflict("others keep changing the same settings, try again");
  }

  private Optional<HttpResponse> tryToChange(Call call, ProjectPatch patch) {
    return switch (catalog.project(call)) {
      case Found.Refused<Project>(var refusal) -> Optional.of(refusal);
      case Found.Here<Project>(var before) -> {
        Project after = patch.applied(before);
        Map<String, Change> changes = SettingChanges.between(before, after);
        Deed deed = Deed.update(resource(before), changes);
        yield changes.isEmpty()
                || projects.change(
                    before, after, entries.of(before.teamId(), call.caller().actor(), deed))
            ? Optional.of(answer(200, after))
            : Optional.empty();
      }
    };
  }

  public HttpResponse remove(Call call) {
    return removals.project(call, catalog.project(call));
  }

  private static Resource resource(Project project) {
    return Resource.project(project.id());
  }
}
