package dev.owlissues.api.project;

import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Json;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.KeyRegistry;
import dev.owlissues.shared.account.access.KeyRegistry.Replaced;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.account.team.ClientSecrets;
import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import dev.owlissues.shared.audit.Changes;
import dev.owlissues.shared.base.time.Iso;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Gives an app a new client key in place of the one that it is shown with, which ends at once or,
 * for installations that still have it, some days later (R-key-17).
 */
public final class KeyRotation {
  private static final int MAX_GRACE_DAYS = 90;
  private static final int MAX_TRIES = 5;

  private final Catalog catalog;
  private final KeyRegistry keys;
  private final ClientSecrets working;
  private final AuditEntries entries;
  private final Supplier<Secret> clientSecrets;
  private final SentryAddress sentry;
  private final AppRefusals refusals;

  public KeyRotation(
      Catalog catalog,
      KeyRegistry keys,
      ClientSecrets working,
      AuditEntries entries,
      Supplier<Secret> clientSecrets,
      SentryAddress sentry,
      AppRefusals refusals) {
    this.catalog = catalog;
    this.keys = keys;
    this.working = working;
    this.entries = entries;
    this.clientSecrets = clientSecrets;
    this.sentry = sentry;
    this.refusals = refusals;
  }

  public HttpResponse rotate(Call call) {
    return call.body(fields -> {
      Duration grace = Duration.ofDays(fields.integer("grace_days", 0, MAX_GRACE_DAYS).orElse(0));
      return fields.refusal().orElseGet(() -> rotate(call, grace));
    });
  }

  // Whoever is faster has rotated the key: then it is theirs that is replaced.
  private HttpResponse rotate(Call call, Duration grace) {
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      switch (catalog.app(call)) {
        case Found.Refused<App>(var refusal) -> {
          return refusal;
        }
        case Found.Here<App>(var app) -> {
          Optional<App> rotated = tryToRotate(call, app, grace);
          if (rotated.isPresent()) {
            return answer(call, rotated.get());
          }
        }
      }
    }
    return Errors.conflict("somebody else rotates the app's key at this moment, try again");
  }

  private Optional<App> tryToRotate(Call call, App app, Duration grace) {
    Secret secret = clientSecrets.get();
    Instant now = entries.now();
    Optional<UUID> last = keys.lastReplacement(app.place().teamId(), app.id());
    Optional<ApiKey> old = working.keyOf(app);
    ApiKey fresh = fresh(call, app, old, now);
    AuditEntry made = entry(call, Deed.create(Resource.key(fresh.id())), app);
    Optional<Replaced> replaced = old.map(key -> replaced(key, now, grace));
    List<AuditEntry> audit = new ArrayList<>(List.of(made));
    replaced.map(key -> ended(call, app, key)).ifPresent(audit::add);
    return keys.replace(replaced, fresh, secret, last, audit)
        ? Optional.of(app.withClientSecret(Optional.of(secret.text())))
        : Optional.empty();
  }

  private ApiKey fresh(Call call, App app, Optional<ApiKey> old, Instant now) {
    // The newest is the one that the app is shown with, whatever the clocks of two processes say.
    Instant after = old.map(key -> key.times().createdAt().plusMillis(1)).orElse(now);
    Instant createdAt = now.isAfter(after) ? now : after;
    return ClientKeys.of(call, entries.ids().next(), app, old, createdAt);
  }

  private static Replaced replaced(ApiKey key, Instant now, Duration grace) {
    Instant until = now.plus(grace);
    Optional<Instant> sooner = key.times().validUntil().filter(until::isAfter);
    return new Replaced(key, sooner.orElse(until), now);
  }

  private AuditEntry ended(Call call, App app, Replaced old) {
    Resource key = Resource.key(old.key().id());
    String before = old.key().times().validUntil().map(Iso::write).orElse("");
    var changes = new Changes().add("expires_at", before, Iso.write(old.until()));
    return entry(call, old.isOver() ? Deed.delete(key) : Deed.update(key, changes.byField()), app);
  }

  private AuditEntry entry(Call call, Deed deed, App app) {
    return entries.of(app.place().teamId(), call.caller().actor(), deed);
  }

  private HttpResponse answer(Call call, App app) {
    var json = new AppJson(sentry.from(call.request()), refusals);
    return Json.answer(201, out -> json.fields(out, app));
  }
}
