package dev.owlissues.api.team;

import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Json;
import dev.owlissues.api.http.PublicAddress;
import dev.owlissues.api.project.Catalog;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.member.Invitation;
import dev.owlissues.shared.account.member.InvitationService;
import dev.owlissues.shared.account.team.Team;
import dev.owlissues.shared.account.team.TeamStore;
import dev.owlissues.shared.account.user.EmailAddress;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.account.user.User;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Asking people into a team, and joining it. */
public final class InvitationEndpoints {
  private static final int LONGEST_TOKEN = 256;

  private final Catalog catalog;
  private final InvitationService service;
  private final TeamStore teams;
  private final People people;
  private final PublicAddress address;
  private final InstantSource clock;

  public InvitationEndpoints(
      Catalog catalog,
      InvitationService service,
      TeamStore teams,
      People people,
      PublicAddress address,
      InstantSource clock) {
    this.catalog = catalog;
    this.service = service;
    this.teams = teams;
    this.people = people;
    this.address = address;
    this.clock = clock;
  }

  public HttpResponse invite(Call call) {
    return catalog
        .team(call)
        .then(team ->
            call.body(fields -> {
              fields.require("email");
              Optional<EmailAddress> email =
                  fields.word("email", EmailAddress::parse, "an e-mail address");
              Role role = fields.word("role", Role.values()).orElse(Role.MEMBER);
              return fields
                  .refusal()
                  .orElseGet(() -> invite(call, team, email.orElseThrow(), role));
            }));
  }

  private HttpResponse invite(Call call, Team team, EmailAddress email, Role role) {
    String base = address.base(call.request());
    // After the hash: browsers do not send that part, so the token is in no server's log.
    var wish = new InvitationService.Wish(email, role, token -> base + "/#/invites/" + token);
    return switch (service.invite(team, call.acting(team), call.person().user(), wish)) {
      case InvitationService.Invited.Made(var invitation) -> made(invitation);
      case InvitationService.Invited.AlreadyMember() ->
          Errors.conflict("who has this address is in the team already");
      case InvitationService.Invited.Suppressed(var suppression) ->
          Errors.conflict("no mail goes to this address: " + suppression.cause().text());
      case InvitationService.Invited.TooMany(var retryAfter) -> Errors.tooManyRequests(retryAfter);
      case InvitationService.Invited.NotSent() -> Errors.unavailable(Duration.ofSeconds(5));
      case InvitationService.Invited.Forbidden(var why) -> Errors.forbidden(why);
    };
  }

  private HttpResponse made(Invitation invitation) {
    People.Gathered gathered = people.of(invitation);
    return Json.answer(201, json -> MemberJson.fields(json, invitation, gathered.users()));
  }

  public HttpResponse list(Call call) {
    return catalog
        .team(call)
        .then(team -> {
          People.Gathered gathered = people.invitations(team.id());
          return Json.ok(json -> MemberJson.invitations(json, "invitations", gathered));
        });
  }

  public HttpResponse withdraw(Call call) {
    return catalog
        .team(call)
        .then(team ->
            call.id("invitationId")
                .map(id -> withdrawn(service.withdraw(call.acting(team), id)))
                .orElseGet(InvitationEndpoints::absent));
  }

  private static HttpResponse withdrawn(InvitationService.Withdrawn outcome) {
    return switch (outcome) {
      case DONE -> Json.ok(json -> json.writeBooleanField("deleted", true));
      case UNKNOWN -> absent();
      case FORBIDDEN -> Errors.forbidden("an owner's invitation is taken back by owners only");
    };
  }

  /** What an invitation is about, for the person who has its token. */
  public HttpResponse show(HttpRequest request, Map<String, String> path) {
    Optional<Invitation> found =
        Optional.ofNullable(path.get("token"))
            .filter(token -> token.length() <= LONGEST_TOKEN)
            .flatMap(service::find);
    if (found.isEmpty()) {
      return absent();
    }
    Invitation invitation = found.get();
    Optional<Team> team = teams.team(invitation.teamId());
    if (team.isEmpty()) {
      return absent();
    }
    if (!invitation.open(clock.instant())) {
      return over();
    }
    Optional<User> by =
        Optional.ofNullable(people.of(invitation).users().get(invitation.asked().by()));
    return Json.ok(json -> {
      json.writeStringField("team_name", team.get().name());
      json.writeStringField("team_slug", team.get().slug());
      json.writeStringField("role", invitation.role().wire());
      json.writeStringField("email", invitation.address().text());
      Json.text(json, "invited_by_name", by.map(User::name));
      Json.time(json, "expires_at", invitation.asked().validUntil());
    });
  }

  public HttpResponse accept(Call call) {
    return call.body(fields -> {
      String token = fields.required("token", LONGEST_TOKEN);
      return fields
          .refusal()
          .orElseGet(() ->
              switch (service.accept(call.person().user(), token)) {
                case InvitationService.Accepted.Joined(var teamId, var role) ->
                    joined(teamId, role);
                case InvitationService.Accepted.Unknown() -> absent();
                case InvitationService.Accepted.OtherAddress() ->
                    Errors.forbidden("the invitation is for another address");
                case InvitationService.Accepted.Over() -> over();
                case InvitationService.Accepted.AlreadyMember() ->
                    Errors.conflict("you are in the team already");
              });
    });
  }

  private HttpResponse joined(UUID teamId, Role role) {
    Optional<Team> team = teams.team(teamId);
    return Json.ok(json -> {
      Json.id(json, "team_id", teamId);
      Json.text(json, "team_name", team.map(Team::name));
      json.writeStringField("role", role.wire());
    });
  }

  private static HttpResponse absent() {
    return Errors.notFound("no such invitation");
  }

  private static HttpResponse over() {
    return Errors.of(410, "the invitation was used or has expired");
  }
}
