package dev.owlissues.api.account;

import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Fields;
import dev.owlissues.api.http.Json;
import dev.owlissues.api.http.SessionCookie;
import dev.owlissues.api.project.Catalog;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.Caller;
import dev.owlissues.shared.account.access.KeyRegistry;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.account.member.Member;
import dev.owlissues.shared.account.member.MemberStore;
import dev.owlissues.shared.account.signin.AccountFactory;
import dev.owlissues.shared.account.team.Names;
import dev.owlissues.shared.account.user.Membership;
import dev.owlissues.shared.account.user.User;
import dev.owlissues.shared.account.user.UserStore;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a person does about themselves. */
public final class MeEndpoints {
  /** The most characters of a person's preferences, as JSON. */
  static final int MAX_PREFERENCES = 8_192;

  private static final int MAX_TRIES = 5;

  private final Catalog catalog;
  private final UserStore users;
  private final MemberStore members;
  private final KeyRegistry keys;
  private final AccountFactory accountFactory;

  public MeEndpoints(
      Catalog catalog,
      UserStore users,
      MemberStore members,
      KeyRegistry keys,
      AccountFactory accountFactory) {
    this.catalog = catalog;
    this.users = users;
    this.members = members;
    this.keys = keys;
    this.accountFactory = accountFactory;
  }

  public HttpResponse me(Call call) {
    Caller.Person person = call.person();
    List<UserJson.Seat> seats = seats(person);
    return Json.ok(json -> {
      UserJson.user(json, person.user());
      UserJson.seats(json, seats);
    });
  }

  public HttpResponse teams(Call call) {
    List<UserJson.Seat> seats = seats(call.person());
    return Json.ok(json -> UserJson.seats(json, seats));
  }

  public HttpResponse update(Call call) {
    return call.body(fields -> {
      fields.atLeastOne("name", "preferences");
      Optional<String> name =
          fields.has("name")
              ? Optional.of(fields.required("name", Names.MAX_LENGTH))
              : Optional.empty();
      Optional<String> preferences = preferences(fields);
      return fields.refusal().orElseGet(() -> changed(call.person().user(), name, preferences));
    });
  }

  private static Optional<String> preferences(Fields fields) {
    if (!fields.has("preferences")) {
      return Optional.empty();
    }
    fields.require("preferences");
    return fields.object("preferences", MAX_PREFERENCES);
  }

  private HttpResponse changed(User asRead, Optional<String> name, Optional<String> preferences) {
    User before = asRead;
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      User after =
          new User(
              before.id(),
              before.email(),
              name.orElse(before.name()),
              preferences.orElse(before.preferences()),
              before.createdAt(),
              accountFactory.now());
      if (users.change(before, after)) {
        return Json.ok(json -> UserJson.user(json, after));
      }
      before = users.find(Set.of(before.id())).getOrDefault(before.id(), before);
    }
    return Errors.conflict("somebody changes the same user at this moment, try again");
  }

  public HttpResponse defaultAgentKey(Call call) {
    return call.body(fields -> {
      fields.require("team_id");
      Optional<UUID> teamId = fields.id("team_id");
      return fields
          .refusal()
          .orElseGet(() ->
              catalog
                  .team(call, teamId.orElseThrow())
                  .then(team -> defaultAgentKey(team.id(), call.person().user().id())));
    });
  }

  private HttpResponse defaultAgentKey(UUID teamId, UUID userId) {
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      Optional<UUID> known = members.member(teamId, userId).flatMap(Member::defaultAgentKey);
      if (known.flatMap(id -> keys.find(Set.of(teamId), id)).isPresent()) {
        return Json.ok(json -> {
          json.writeNullField("secret");
          json.writeBooleanField("created", false);
        });
      }
      ApiKey key = accountFactory.agentKey(teamId, "Default agent key", userId);
      Secret secret = accountFactory.secret(KeyType.AGENT);
      if (keys.createDefault(
          key, secret, userId, known, accountFactory.made(key, Actor.user(userId)))) {
        return Json.answer(
            201,
            json -> {
              json.writeStringField("secret", secret.text());
              json.writeBooleanField("created", true);
            });
      }
    }
    return Errors.conflict("somebody changes the same membership at this moment, try again");
  }

  /** Ends every session of the person, this one too. */
  public HttpResponse signOutEverywhere(Call call) {
    users.endSessions(call.person().user().id());
    return SessionCookie.clear(Json.ok(json -> json.writeBooleanField("success", true)));
  }

  private List<UserJson.Seat> seats(Caller.Person person) {
    return catalog.teams(person).stream()
        .flatMap(team ->
            person.memberships().stream()
                .filter(its -> its.teamId().equals(team.id()))
                .map(Membership::role)
                .map(role -> new UserJson.Seat(team, role)))
        .toList();
  }
}
