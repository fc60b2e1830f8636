package dev.owlissues.api.team;

import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Json;
import dev.owlissues.api.http.Parameters;
import dev.owlissues.api.project.Catalog;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.member.MemberService;
import dev.owlissues.shared.account.member.MemberStore;
import dev.owlissues.shared.account.team.Team;
import dev.owlissues.shared.account.user.Role;
import java.util.Optional;

/** The members of a team. */
public final class MemberEndpoints {
  private final Catalog catalog;
  private final MemberService service;
  private final MemberStore members;
  private final People people;

  public MemberEndpoints(
      Catalog catalog, MemberService service, MemberStore members, People people) {
    this.catalog = catalog;
    this.service = service;
    this.members = members;
    this.people = people;
  }

  public HttpResponse list(Call call) {
    return catalog
        .team(call)
        .then(team -> {
          People.Gathered gathered = people.members(team.id());
          return Json.ok(json -> MemberJson.members(json, gathered));
        });
  }

  public HttpResponse changeRole(Call call) {
    return catalog
        .team(call)
        .then(team ->
            call.body(fields -> {
              fields.require("role");
              Optional<Role> role = fields.word("role", Role.values());
              return fields
                  .refusal()
                  .orElseGet(() ->
                      call.id("userId")
                          .map(id ->
                              answer(service.change(call.acting(team), id, role.orElseThrow())))
                          .orElseGet(MemberEndpoints::absent));
            }));
  }

  public HttpResponse remove(Call call) {
    Parameters parameters = call.parameters();
    // Only who says so takes the keys over; who says nothing ends them.
    boolean handOver = !parameters.flag("revoke_agent_keys").orElse(true);
    return parameters
        .refusal()
        .orElseGet(() ->
            catalog
                .team(call)
                .then(team ->
                    call.id("userId")
                        .map(id -> answer(service.remove(call.acting(team), id, handOver)))
                        .orElseGet(MemberEndpoints::absent)));
  }

  /** What a member wants for themselves. */
  public HttpResponse updateMe(Call call) {
    return catalog
        .team(call)
        .then(team ->
            call.body(fields -> {
              fields.require("digest");
              Optional<Boolean> wanted =
                  fields.word("digest", MemberEndpoints::digest, "on or unsubscribed");
              return fields.refusal().orElseGet(() -> subscribe(call, team, wanted.orElseThrow()));
            }));
  }

  private HttpResponse subscribe(Call call, Team team, boolean wanted) {
    if (wanted) {
      people.lift(call.person().user());
    }
    return members.subscribe(team.id(), call.person().user().id(), wanted)
        ? Json.ok(json -> json.writeStringField("digest", wanted ? "on" : "unsubscribed"))
        : absent();
  }

  private static HttpResponse answer(MemberService.Outcome outcome) {
    return switch (outcome) {
      case MemberService.Outcome.Changed(var member) ->
          Json.ok(json -> {
            Json.id(json, "user_id", member.userId());
            json.writeStringField("role", member.role().wire());
          });
      case MemberService.Outcome.Removed(int revoked) ->
          Json.ok(json -> {
            json.writeBooleanField("removed", true);
            json.writeNumberField("revoked_agent_keys", revoked);
          });
      case MemberService.Outcome.Forbidden(var why) -> Errors.forbidden(why);
      case MemberService.Outcome.Refused(var why) -> Errors.badRequest(why);
      case MemberService.Outcome.Unknown() -> absent();
    };
  }

  private static Optional<Boolean> digest(String text) {
    return switch (text) {
      case "on" -> Optional.of(true);
      case "unsubscribed" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static HttpResponse absent() {
    return Errors.notFound("no such member");
  }
}
