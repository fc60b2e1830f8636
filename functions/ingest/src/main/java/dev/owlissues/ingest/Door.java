package dev.owlissues.ingest;

import dev.owlissues.gateway.Credential;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.access.ApiKey;
import dev.owlissues.shared.access.Authenticated;
import dev.owlissues.shared.access.Authenticator;
import dev.owlissues.shared.access.Caller;
import dev.owlissues.shared.access.KeyType;
import dev.owlissues.shared.access.Permission;
import dev.owlissues.shared.access.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Lets in who may send events: an app's client key, within the app's rate. */
final class Door {
  private static final Duration RATE_PERIOD = Duration.ofSeconds(1);

  private final Authenticator authenticator;
  private final RateLimit rate;

  Door(Authenticator authenticator, RateLimit rate) {
    this.authenticator = authenticator;
    this.rate = rate;
  }

  /** The sender of the request; this counts against its app's rate. */
  Sender admit(HttpRequest request) {
    return switch (Credential.of(request)) {
      case Credential.Presented(Secret secret) -> admit(secret);
      case Credential.None(), Credential.Malformed(), Credential.Session _ ->
          new Sender.Refused(Errors.unauthorized());
    };
  }

  private Sender admit(Secret secret) {
    return switch (authenticator.authenticate(secret)) {
      case Authenticated.Known(ApiKey key) -> admit(key);
      case Authenticated.Unknown() -> new Sender.Refused(Errors.unauthorized());
    };
  }

  private Sender admit(ApiKey key) {
    Optional<HttpResponse> refusal = refusal(key);
    if (refusal.isPresent()) {
      return new Sender.Refused(refusal.get());
    }
    Optional<ApiKey.AppScope> app = key.scope().app();
    if (app.isEmpty()) {
      return new Sender.Refused(Errors.badRequest("this key belongs to no app: use a client key"));
    }
    return rate.admits(app.get().appId())
        ? new Sender.Known(key, app.get())
        : new Sender.Refused(Errors.tooManyRequests(RATE_PERIOD));
  }

  private static Optional<HttpResponse> refusal(ApiKey key) {
    if (key.type() == KeyType.IMPORT) {
      return Optional.of(Errors.forbidden("import keys cannot ingest: use a client key"));
    }
    return new Caller.Key(key).refusal(List.of(Permission.EVENTS_WRITE)).map(Errors::forbidden);
  }
}
