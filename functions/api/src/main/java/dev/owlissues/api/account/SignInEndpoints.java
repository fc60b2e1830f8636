package dev.owlissues.api.account;

import dev.owlissues.api.http.Fields;
import dev.owlissues.api.http.Json;
import dev.owlissues.api.http.PublicAddress;
import dev.owlissues.api.http.SessionCookie;
import dev.owlissues.gateway.Credential;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.account.access.Sessions;
import dev.owlissues.shared.account.signin.CodeService;
import dev.owlissues.shared.account.signin.NewAccount;
import dev.owlissues.shared.account.signin.SessionTokens;
import dev.owlissues.shared.account.signin.SignIn;
import dev.owlissues.shared.account.team.Team;
import dev.owlissues.shared.account.team.TeamStore;
import dev.owlissues.shared.account.user.EmailAddress;
import dev.owlissues.shared.account.user.EndedSessions;
import dev.owlissues.shared.account.user.Membership;
import dev.owlissues.shared.account.user.Profile;
import dev.owlissues.shared.account.user.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Signing in and out: for anybody. */
public final class SignInEndpoints {
  private static final int LONGEST_CODE = 64;

  private final CodeService codes;
  private final SignIn signIn;
  private final SessionTokens tokens;
  private final Sessions sessions;
  private final TeamStore teams;
  private final PublicAddress address;

  public SignInEndpoints(
      CodeService codes,
      SignIn signIn,
      SessionTokens tokens,
      Sessions sessions,
      TeamStore teams,
      PublicAddress address) {
    this.codes = codes;
    this.signIn = signIn;
    this.tokens = tokens;
    this.sessions = sessions;
    this.teams = teams;
    this.address = address;
  }

  public HttpResponse sendCode(HttpRequest request, Map<String, String> path) {
    return Fields.of(
        request,
        fields -> {
          Optional<EmailAddress> email = email(fields);
          return fields
              .refusal()
              .orElseGet(() -> sent(codes.send(email.orElseThrow(), request.source())));
        });
  }

  private static HttpResponse sent(CodeService.Outcome outcome) {
    return switch (outcome) {
      case CodeService.Outcome.Sent() ->
          Json.ok(json ->
              json.writeStringField(
                  "message", "if this address may sign in, a code is on its way to it"));
      case CodeService.Outcome.TooMany(var retryAfter) -> Errors.tooManyRequests(retryAfter);
      case CodeService.Outcome.NotSent() -> Errors.unavailable(Duration.ofSeconds(5));
    };
  }

  public HttpResponse verifyCode(HttpRequest request, Map<String, String> path) {
    return withCode(
        request,
        (email, code) ->
            switch (signIn.verify(email, code)) {
              case SignIn.Outcome.Known(var profile) -> signedIn(request, profile);
              case SignIn.Outcome.Joined(var account) -> joined(request, account);
              case SignIn.Outcome.Wrong() -> wrong();
            });
  }

  private HttpResponse signedIn(HttpRequest request, Profile profile) {
    List<UserJson.Seat> seats =
        profile.memberships().stream()
            .flatMap(its ->
                teams.team(its.teamId()).map(team -> new UserJson.Seat(team, its.role())).stream())
            .toList();
    String token = tokens.issue(profile.user().id(), profile.ended().generation());
    return cookie(
        request,
        token,
        Json.answer(
            200,
            json -> {
              json.writeStringField("token", token);
              UserJson.user(json, profile.user());
              UserJson.seats(json, seats);
              json.writeBooleanField("is_new_user", false);
            }));
  }

  private HttpResponse joined(HttpRequest request, NewAccount account) {
    String token = tokens.issue(account.user().id(), EndedSessions.NONE.generation());
    return cookie(
        request,
        token,
        Json.answer(
            201,
            json -> {
              json.writeStringField("token", token);
              UserJson.user(json, account.user());
              // The one time that the key's secret can be told: only its hash is kept.
              UserJson.seat(
                  json, new UserJson.Seat(account.team(), Role.OWNER), account.secret().text());
              json.writeBooleanField("is_new_user", true);
            }));
  }

  // Another site may make a browser sign in, but not as somebody of its choice.
  private HttpResponse cookie(HttpRequest request, String token, HttpResponse answer) {
    return address.isForeign(request) ? answer : SessionCookie.set(answer, token);
  }

  public HttpResponse agentLogin(HttpRequest request, Map<String, String> path) {
    return Fields.of(
        request,
        fields -> {
          Optional<UUID> teamId = fields.id("team_id");
          return withCode(
              fields,
              (email, code) ->
                  switch (signIn.agentKey(email, code, teamId)) {
                    case SignIn.AgentOutcome.Made(var key, var secret) -> made(key, secret);
                    case SignIn.AgentOutcome.Choose(var memberships) -> choose(memberships);
                    case SignIn.AgentOutcome.NotTheirs() ->
                        Errors.forbidden(
                            teamId.isPresent()
                                ? "you are not a member of the team that team_id names"
                                : "you are not a member of any team");
                    case SignIn.AgentOutcome.Wrong() -> wrong();
                  });
        });
  }

  private HttpResponse made(ApiKey key, Secret secret) {
    Team team = teams.team(key.scope().teamId()).orElseThrow();
    return Json.answer(
        201,
        json -> {
          json.writeStringField("api_key", secret.text());
          json.writeObjectFieldStart("team");
          UserJson.name(json, team);
          json.writeEndObject();
        });
  }

  private HttpResponse choose(List<Membership> memberships) {
    return Json.answer(
        400,
        json -> {
          json.writeStringField(
              "error", "you are in several teams: send team_id with the same code");
          UserJson.seats(
              json,
              memberships.stream()
                  .flatMap(its ->
                      teams
                          .team(its.teamId())
                          .map(team -> new UserJson.Seat(team, its.role()))
                          .stream())
                  .toList());
        });
  }

  /** Ends the session that the request names, if it names one; another site's request ends none. */
  public HttpResponse logout(HttpRequest request, Map<String, String> path) {
    if (Credential.of(request) instanceof Credential.Session(String token, boolean cookie)
        && !(cookie && address.isForeign(request))) {
      sessions.end(token);
    }
    return SessionCookie.clear(Json.ok(json -> json.writeBooleanField("success", true)));
  }

  private static HttpResponse withCode(
      HttpRequest request, BiFunction<EmailAddress, String, HttpResponse> answer) {
    return Fields.of(request, fields -> withCode(fields, answer));
  }

  private static HttpResponse withCode(
      Fields fields, BiFunction<EmailAddress, String, HttpResponse> answer) {
    Optional<EmailAddress> email = email(fields);
    String code = fields.required("code", LONGEST_CODE);
    return fields.refusal().orElseGet(() -> answer.apply(email.orElseThrow(), code));
  }

  private static Optional<EmailAddress> email(Fields fields) {
    fields.require("email");
    return fields.word("email", EmailAddress::parse, "an e-mail address");
  }

  private static HttpResponse wrong() {
    return Errors.of(401, "the code is wrong or has expired");
  }
}
