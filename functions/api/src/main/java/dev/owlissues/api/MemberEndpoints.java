package dev.owlissues.api;

import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.member.MemberDesk;
import dev.owlissues.shared.member.MemberStore;
import dev.owlissues.shared.team.Team;
import dev.owlissues.shared.user.Role;
import java.util.Optional;

/** The members of a team. */
final class MemberEndpoints {
  private final Catalog catalog;
  private final MemberDesk desk;
  private final MemberStore members;
  private final People people;

  MemberEndpoints(Catalog catalog, MemberDesk desk, MemberStore members, People people) {
    this.catalog = catalog;
    this.desk = desk;
    this.members = members;
    this.people = people;
  }

  HttpResponse list(Call call) {
    return catalog
        .team(call)
        .then(team -> {
          People.Gathered gathered = people.members(team.id());
          return Json.ok(json -> MemberJson.members(json, gathered));
        });
  }

  HttpResponse changeRole(Call call) {
    return catalog
        .team(call)
        .then(team ->
            call.body(fields -> {
              fields.require("role");
              Optional<Role> role = fields.word("role", Role::ofWire, "owner, admin or member");
              return fields
                  .refusal()
                  .orElseGet(() ->
                      call.id("userId")
                          .map(id -> answer(desk.change(call.acting(team), id, role.orElseThrow())))
                          .orElseGet(MemberEndpoints::absent));
            }));
  }

  HttpResponse remove(Call call) {
    Parameters parameters = call.parameters();
    Optional<Boolean> revoke = parameters.flag("revoke_agent_keys");
    return parameters
        .refusal()
        .orElseGet(() ->
            catalog
                .team(call)
                .then(team ->
                    call.id("userId")
                        .map(id -> answer(desk.remove(call.acting(team), id, revoke.orElse(false))))
                        .orElseGet(MemberEndpoints::absent)));
  }

  /** What a member wants for themselves. */
  HttpResponse updateMe(Call call) {
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

  private static HttpResponse answer(MemberDesk.Outcome outcome) {
    return switch (outcome) {
      case MemberDesk.Outcome.Changed(var member) ->
          Json.ok(json -> {
            Json.id(json, "user_id", member.userId());
            json.writeStringField("role", member.role().wire());
          });
      case MemberDesk.Outcome.Removed(int revoked) ->
          Json.ok(json -> {
            json.writeBooleanField("removed", true);
            json.writeNumberField("revoked_agent_keys", revoked);
          });
      case MemberDesk.Outcome.Forbidden(var why) -> Errors.forbidden(why);
      case MemberDesk.Outcome.Refused(var why) -> Errors.badRequest(why);
      case MemberDesk.Outcome.Unknown() -> absent();
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
