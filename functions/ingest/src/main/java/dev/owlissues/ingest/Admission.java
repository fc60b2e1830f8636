package dev.owlissues.ingest;

import dev.owlissues.gateway.Credential;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.Authenticated;
import dev.owlissues.shared.account.access.Authenticator;
import dev.owlissues.shared.account.access.Caller;
import dev.owlissues.shared.account.access.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Lets in whom an entrance is for: an app's key, within the app's rate. */
final class Admission {
  private static final Duration RATE_PERIOD = Duration.ofSeconds(1);

  private final Authenticator authenticator;
  private final RateLimit rate;

  Admission(Authenticator authenticator, RateLimit rate) {
    this.authenticator = authenticator;
    this.rate = rate;
  }

  /** The sender of the request; where the entrance says so, it counts against the app's rate. */
  Sender admit(HttpRequest request, Entrance entrance) {
    return switch (Credential.of(request)) {
      case Credential.Presented(Secret secret) -> admit(secret, entrance);
      case Credential.None(), Credential.Malformed(), Credential.Session _ ->
          new Sender.Refused(Errors.unauthorized());
    };
  }

  private Sender admit(Secret secret, Entrance entrance) {
    return switch (authenticator.authenticate(secret)) {
      case Authenticated.Known(ApiKey key) -> admit(key, entrance);
      case Authenticated.Unknown() -> new Sender.Refused(Errors.unauthorized());
    };
  }

  private Sender admit(ApiKey key, Entrance entrance) {
    Optional<HttpResponse> refusal = refusal(key, entrance);
    if (refusal.isPresent()) {
      return new Sender.Refused(refusal.get());
    }
    Optional<ApiKey.AppScope> app = key.scope().app();
    if (app.isEmpty()) {
      return new Sender.Refused(Errors.badRequest("this key belongs to no app: use a client key"));
    }
    return !entrance.isRated() || rate.admits(app.get().appId())
        ? new Sender.Known(key, app.get())
        : new Sender.Refused(Errors.tooManyRequests(RATE_PERIOD));
  }

  private static Optional<HttpResponse> refusal(ApiKey key, Entrance entrance) {
    if (!entrance.admits(key.type())) {
      return Optional.of(
          Errors.forbidden(
              "%s keys cannot do this: use a key of type %s"
                  .formatted(key.type().wire(), entrance.type().wire())));
    }
    return new Caller.Key(key).refusal(List.of(entrance.needed())).map(Errors::forbidden);
  }
}
