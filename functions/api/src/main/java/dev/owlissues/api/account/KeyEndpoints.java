package dev.owlissues.api.account;

import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Fields;
import dev.owlissues.api.http.Json;
import dev.owlissues.api.http.Parameters;
import dev.owlissues.api.project.Catalog;
import dev.owlissues.api.project.Found;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.Caller;
import dev.owlissues.shared.account.access.KeyRegistry;
import dev.owlissues.shared.account.access.KeyRegistry.Listed;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.account.signin.AccountFactory;
import dev.owlissues.shared.account.team.Names;
import dev.owlissues.shared.account.team.TeamStore;
import dev.owlissues.shared.account.user.UserStore;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Change;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import dev.owlissues.shared.audit.Changes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The keys of teams: made by admins, revoked at once. */
public final class KeyEndpoints {
  private static final int LONGEST_PERMISSION = 64;
  private static final int MAX_DAYS = 3_650;
  private static final int MAX_TRIES = 5;

  private final Catalog catalog;
  private final KeyRegistry keys;
  private final TeamStore teams;
  private final UserStore users;
  private final AccountFactory accountFactory;

  public KeyEndpoints(
      Catalog catalog,
      KeyRegistry keys,
      TeamStore teams,
      UserStore users,
      AccountFactory accountFactory) {
    this.catalog = catalog;
    this.keys = keys;
    this.teams = teams;
    this.users = users;
    this.accountFactory = accountFactory;
  }

  /** What a key is wanted to be. */
  private record Wish(
      String name,
      KeyType type,
      Optional<UUID> appId,
      Optional<UUID> teamId,
      Set<String> permissions,
      OptionalInt days) {}

  public HttpResponse create(Call call) {
    return call.body(fields -> {
      Optional<Wish> wish = wish(fields);
      return fields.refusal().orElseGet(() -> create(call, wish.orElseThrow()));
    });
  }

  private static Optional<Wish> wish(Fields fields) {
    String name = fields.required("name", Names.MAX_LENGTH);
    fields.require("key_type");
    Optional<KeyType> type = fields.word("key_type", KeyType.values());
    Optional<UUID> appId = fields.id("app_id");
    Optional<UUID> teamId = fields.id("team_id");
    Optional<Set<String>> permissions = fields.texts("permissions", LONGEST_PERMISSION);
    OptionalInt days = fields.integer("expires_in_days", 1, MAX_DAYS);
    if (type.isEmpty()) {
      return Optional.empty();
    }
    if (type.get() == KeyType.AGENT && appId.isEmpty() && teamId.isEmpty()) {
      fields.complain("an agent key needs team_id or app_id");
    }
    if (type.get() != KeyType.AGENT) {
      fields.require("app_id");
    }
    permissions
        .flatMap(names -> KeyPermissions.complaint(type.get(), names))
        .ifPresent(fields::complain);
    return Optional.of(
        new Wish(
            name,
            type.get(),
            appId,
            teamId,
            permissions.orElseGet(() -> KeyPermissions.defaults(type.get())),
            days));
  }

  private HttpResponse create(Call call, Wish wish) {
    if (call.caller() instanceof Caller.Key && wish.type() != KeyType.IMPORT) {
      return Errors.forbidden("an agent key may make import keys only");
    }
    return scope(call, wish).then(scope -> create(call, wish, scope));
  }

  private Found<ApiKey.Scope> scope(Call call, Wish wish) {
    Optional<Found<ApiKey.Scope>> byApp =
        wish.appId()
            .map(id ->
                catalog
                    .app(call, id)
                    .flatMap(app -> {
                      var place = app.place();
                      var own = new ApiKey.AppScope(place.projectId(), app.id());
                      boolean elsewhere =
                          wish.teamId().filter(team -> !team.equals(place.teamId())).isPresent();
                      return elsewhere
                          ? new Found.Refused<>(
                              Errors.badRequest("app_id is not an app of the team of team_id"))
                          : new Found.Here<>(
                              new ApiKey.Scope(
                                  place.teamId(),
                                  wish.type() == KeyType.AGENT
                                      ? Optional.empty()
                                      : Optional.of(own)));
                    }));
    return byApp.orElseGet(() ->
        catalog
            .team(call, wish.teamId().orElseThrow())
            .flatMap(team -> new Found.Here<>(new ApiKey.Scope(team.id(), Optional.empty()))));
  }

  private HttpResponse create(Call call, Wish wish, ApiKey.Scope scope) {
    Instant now = accountFactory.now();
    Optional<Instant> ownEnd = ownEnd(call.caller());
    Optional<Instant> validUntil =
        wish.days().isPresent()
            ? Optional.of(now.plus(Duration.ofDays(wish.days().getAsInt())))
            : ownEnd;
    if (ownEnd.isPresent() && validUntil.filter(ownEnd.get()::isBefore).isPresent()) {
      return Errors.badRequest("expires_in_days goes beyond the end of the key that asks");
    }
    ApiKey key =
        new ApiKey(
            accountFactory.id(),
            wish.type(),
            wish.name(),
            scope,
            wish.permissions(),
            new ApiKey.Times(now, Optional.empty(), validUntil),
            call.caller().answerable());
    Secret secret = accountFactory.secret(wish.type());
    if (!keys.create(key, secret, accountFactory.made(key, call.caller().actor()))) {
      // What was there a moment ago is gone: the app, or else the person from the team or their
      // rank.
      return scope(call, wish)
          .then(_ -> Errors.forbidden("you are not what you were in the team any more: ask again"));
    }
    return answer(201, key, Optional.of(secret));
  }

  /** When the key that asks ends: what it makes does not outlive it. */
  private static Optional<Instant> ownEnd(Caller caller) {
    return switch (caller) {
      case Caller.Key(var key, _) -> key.times().validUntil();
      case Caller.Person _ -> Optional.empty();
    };
  }

  public HttpResponse list(Call call) {
    Parameters parameters = call.parameters();
    Optional<UUID> teamId = parameters.id("team_id");
    return parameters
        .refusal()
        .orElseGet(() -> {
          List<Listed> listed =
              call.caller().teamIds().stream()
                  .filter(id -> teamId.filter(asked -> !asked.equals(id)).isEmpty())
                  .flatMap(id -> keys.ofTeam(id).stream())
                  .toList();
          KeyJson writer = KeyJson.of(listed.stream().map(Listed::key).toList(), teams, users);
          return Json.ok(json -> {
            json.writeArrayFieldStart("api_keys");
            for (Listed key : listed) {
              writer.object(json, key);
            }
            json.writeEndArray();
          });
        });
  }

  public HttpResponse one(Call call) {
    return found(call).then(listed -> answer(200, listed.key(), listed.clientSecret()));
  }

  public HttpResponse update(Call call) {
    return found(call)
        .then(listed ->
            call.body(fields -> {
              fields.atLeastOne("name", "permissions");
              Optional<String> name =
                  fields.has("name")
                      ? Optional.of(fields.required("name", Names.MAX_LENGTH))
                      : Optional.empty();
              if (fields.has("permissions")) {
                fields.require("permissions");
              }
              Optional<Set<String>> permissions = fields.texts("permissions", LONGEST_PERMISSION);
              permissions
                  .flatMap(names -> KeyPermissions.complaint(listed.key().type(), names))
                  .ifPresent(fields::complain);
              return fields.refusal().orElseGet(() -> update(call, listed, name, permissions));
            }));
  }

  // What was not sent stays as it is at the moment of the write, not as it was when it was read.
  private HttpResponse update(
      Call call, Listed asRead, Optional<String> name, Optional<Set<String>> permissions) {
    Optional<Listed> listed = Optional.of(asRead);
    for (int tries = 0; listed.isPresent() && tries < MAX_TRIES; tries++) {
      ApiKey before = listed.get().key();
      ApiKey after =
          before.changed(
              name.orElse(before.name()),
              permissions.orElse(before.permissions()),
              accountFactory.now());
      if (keys.change(before, after, changed(call, before, after))) {
        return answer(200, after, listed.get().clientSecret());
      }
      listed = keys.find(List.of(before.scope().teamId()), before.id());
    }
    return listed.isEmpty()
        ? absent()
        : Errors.conflict("somebody changes the same key at this moment, try again");
  }

  private AuditEntry changed(Call call, ApiKey before, ApiKey after) {
    Map<String, Change> changes =
        new Changes()
            .add("name", before.name(), after.name())
            .add("permissions", text(before.permissions()), text(after.permissions()))
            .byField();
    return accountFactory
        .entries()
        .of(after.scope().teamId(), call.caller().actor(), Deed.update(resource(after), changes));
  }

  public HttpResponse revoke(Call call) {
    return found(call)
        .then(listed -> {
          ApiKey key = listed.key();
          boolean revoked =
              keys.revoke(
                  key,
                  accountFactory.now(),
                  accountFactory
                      .entries()
                      .of(key.scope().teamId(), call.caller().actor(), Deed.delete(resource(key))));
          return revoked ? Json.ok(json -> json.writeBooleanField("deleted", true)) : absent();
        });
  }

  private Found<Listed> found(Call call) {
    Optional<Listed> listed =
        call.id("keyId").flatMap(id -> keys.find(call.caller().teamIds(), id));
    return Found.of(listed, "no such API key")
        .flatMap(its ->
            call.caller()
                .refusal(its.key().scope().teamId(), call.access().role())
                .<Found<Listed>>map(why -> new Found.Refused<>(Errors.forbidden(why)))
                .orElseGet(() -> new Found.Here<>(its)));
  }

  private HttpResponse answer(int status, ApiKey key, Optional<Secret> secret) {
    KeyJson writer = KeyJson.of(List.of(key), teams, users);
    return Json.answer(
        status,
        json -> {
          json.writeObjectFieldStart("api_key");
          writer.fields(json, key, secret);
          json.writeEndObject();
        });
  }

  private static HttpResponse absent() {
    return Errors.notFound("no such API key");
  }

  private static Resource resource(ApiKey key) {
    return Resource.key(key.id());
  }

  private static String text(Set<String> permissions) {
    return String.join(", ", new TreeSet<>(permissions));
  }
}
