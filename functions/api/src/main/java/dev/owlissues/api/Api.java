package dev.owlissues.api;

import dev.owlissues.gateway.Credential;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.gateway.Router;
import dev.owlissues.shared.access.Authenticated;
import dev.owlissues.shared.access.Authenticator;
import dev.owlissues.shared.access.Caller;
import dev.owlissues.shared.access.Secret;
import dev.owlissues.shared.access.Sessions;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers a request: finds its route, asks who is calling and whether they may, and only then looks
 * at anything else.
 */
final class Api implements Function<HttpRequest, HttpResponse> {
  private final Router<Target> router;
  private final Authenticator authenticator;
  private final Sessions sessions;

  Api(Router<Target> router, Authenticator authenticator, Sessions sessions) {
    this.router = router;
    this.authenticator = authenticator;
    this.sessions = sessions;
  }

  @Override
  public HttpResponse apply(HttpRequest request) {
    return switch (router.match(request)) {
      case Router.Match.Unknown<Target>() -> Errors.notFound();
      case Router.Match.Found<Target>(var route, var path) ->
          switch (route.target()) {
            case Target.Open(var endpoint) -> endpoint.answer(request, path);
            case Target.Guarded guarded -> answer(request, path, guarded);
          };
    };
  }

  private HttpResponse answer(
      HttpRequest request, Map<String, String> path, Target.Guarded guarded) {
    Optional<Caller> caller = caller(request);
    if (caller.isEmpty()) {
      return Errors.unauthorized();
    }
    Call call = new Call(request, path, caller.get(), guarded.access());
    return guarded
        .access()
        .refusal(caller.get())
        .map(Errors::forbidden)
        .orElseGet(() -> guarded.endpoint().answer(call));
  }

  private Optional<Caller> caller(HttpRequest request) {
    return switch (Credential.of(request)) {
      case Credential.Presented(var secret) -> key(secret);
      case Credential.Session(var token, _) -> sessions.find(token).map(Caller.class::cast);
      case Credential.None(), Credential.Malformed() -> Optional.empty();
    };
  }

  private Optional<Caller> key(Secret secret) {
    return switch (authenticator.authenticate(secret)) {
      case Authenticated.Known(var key) -> Optional.of(new Caller.Key(key));
      case Authenticated.Unknown() -> Optional.empty();
    };
  }
}
