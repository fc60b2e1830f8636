package dev.owlissues.ingest;

import dev.owlissues.gateway.Credential;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.ingest.rules.IngestKind;
import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.Authenticated;
import dev.owlissues.shared.account.access.Authenticator;
import dev.owlissues.shared.account.access.Caller;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.account.user.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Lets in who may send a kind of request: an app's key, within the app's rate. */
final class Admission {
  private static final Duration RATE_PERIOD = Duration.ofSeconds(1);

  /** The parameter that may have a client's secret. */
  private static final String QUERY_KEY = "key";

  private final Authenticator authenticator;
  private final RateLimit rate;

  Admission(Authenticator authenticator, RateLimit rate) {
    this.authenticator = authenticator;
    this.rate = rate;
  }

  /** The sender of the request; where the kind says so, it counts against the app's rate. */
  Sender admit(HttpRequest request, IngestKind kind) {
    return presented(request)
        .map(secret -> admit(secret, kind))
        .orElseGet(() -> new Sender.Refused(Errors.unauthorized()));
  }

  /**
   * The secret in the header. What a page sends while it closes has no headers of its own, but may
   * have a cookie, which says nothing here: then a client's secret in the query (R-ingest-20).
   */
  private static Optional<Secret> presented(HttpRequest request) {
    if (request.header("authorization").isEmpty()) {
      return request
          .parameter(QUERY_KEY)
          .flatMap(Secret::parse)
          .filter(secret -> secret.type() == KeyType.CLIENT);
    }
    return Credential.of(request) instanceof Credential.Presented(Secret secret)
        ? Optional.of(secret)
        : Optional.empty();
  }

  private Sender admit(Secret secret, IngestKind kind) {
    return switch (authenticator.authenticate(secret)) {
      case Authenticated.Known(ApiKey key, Optional<Role> maker) ->
          admit(new Caller.Key(key, maker), kind);
      case Authenticated.Unknown() -> new Sender.Refused(Errors.unauthorized());
    };
  }

  private Sender admit(Caller.Key caller, IngestKind kind) {
    ApiKey key = caller.key();
    Optional<HttpResponse> refusal = refusal(caller, kind);
    if (refusal.isPresent()) {
      return new Sender.Refused(refusal.get());
    }
    Optional<ApiKey.AppScope> app = key.scope().app();
    if (app.isEmpty()) {
      return new Sender.Refused(Errors.badRequest("this key belongs to no app: use a client key"));
    }
    return !kind.isRated() || rate.admits(app.get().appId())
        ? new Sender.Known(key, app.get())
        : new Sender.Refused(Errors.tooManyRequests(RATE_PERIOD));
  }

  private static Optional<HttpResponse> refusal(Caller.Key caller, IngestKind kind) {
    KeyType type = caller.key().type();
    if (!kind.admits(type)) {
      return Optional.of(
          Errors.forbidden(
              "%s keys cannot do this: use a key of type %s"
                  .formatted(type.wire(), kind.type().wire())));
    }
    return caller.refusal(List.of(kind.needed())).map(Errors::forbidden);
  }
}
