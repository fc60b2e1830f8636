package dev.owlissues.api.team;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.owlissues.api.account.UserJson;
import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Json;
import dev.owlissues.api.project.Catalog;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.member.Member;
import dev.owlissues.shared.account.member.TeamCreation;
import dev.owlissues.shared.account.team.Names;
import dev.owlissues.shared.account.team.Slug;
import dev.owlissues.shared.account.team.Team;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.audit.AuditEntry.Change;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Teams themselves. */
public final class TeamEndpoints {
  private final Catalog catalog;
  private final TeamCreation creation;
  private final People people;
  private final AuditEntries entries;

  public TeamEndpoints(
      Catalog catalog, TeamCreation creation, People people, AuditEntries entries) {
    this.catalog = catalog;
    this.creation = creation;
    this.people = people;
    this.entries = entries;
  }

  public HttpResponse create(Call call) {
    return call.body(fields -> {
      String name = fields.required("name", Names.MAX_LENGTH);
      String slug = fields.required("slug", Slug.MAX_LENGTH);
      if (!slug.isEmpty() && !Slug.valid(slug)) {
        fields.complain("slug must have lower-case letters, digits and hyphens only");
      }
      return fields.refusal().orElseGet(() -> create(call, name, slug));
    });
  }

  private HttpResponse create(Call call, String name, String slug) {
    UUID userId = call.person().user().id();
    Team team = new Team(entries.ids().next(), name, slug, entries.now());
    Member owner = Member.joining(team.id(), userId, Role.OWNER, team.createdAt());
    boolean made =
        creation.create(
            team, owner, entries.of(team.id(), call.caller().actor(), Deed.create(resource(team))));
    return made
        ? Json.answer(201, json -> fields(json, team))
        : Errors.conflict("another team has the slug " + slug);
  }

  public HttpResponse one(Call call) {
    return catalog
        .team(call)
        .then(team -> {
          People.Gathered gathered = people.of(team.id());
          return Json.ok(json -> {
            fields(json, team);
            MemberJson.members(json, gathered);
            MemberJson.invitations(json, "pending_invitations", gathered);
          });
        });
  }

  public HttpResponse rename(Call call) {
    return catalog
        .team(call)
        .then(team ->
            call.body(fields -> {
              String name = fields.required("name", Names.MAX_LENGTH);
              return fields.refusal().orElseGet(() -> rename(call, team, name));
            }));
  }

  private HttpResponse rename(Call call, Team before, String name) {
    Team after = before.renamed(name, entries.now());
    boolean renamed =
        before.name().equals(name)
            || creation.rename(
                before,
                after,
                entries.of(
                    after.id(),
                    call.caller().actor(),
                    Deed.update(resource(after), Map.of("name", new Change(before.name(), name)))));
    Optional<Team> answer = Optional.of(before.name().equals(name) ? before : after);
    return answer
        .filter(_ -> renamed)
        .map(team -> Json.ok(json -> fields(json, team)))
        .orElseGet(() -> Errors.conflict("somebody renames the team at this moment, try again"));
  }

  private static void fields(JsonGenerator json, Team team) throws IOException {
    UserJson.name(json, team);
    Json.time(json, "created_at", team.createdAt());
    Json.time(json, "updated_at", team.updatedAt());
  }

  private static Resource resource(Team team) {
    return Resource.team(team.id());
  }
}
