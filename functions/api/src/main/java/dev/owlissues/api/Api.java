package dev.owlissues.api;

import dev.owlissues.gateway.Credential;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.gateway.Router;
import dev.owlissues.shared.access.Authenticated;
import dev.owlissues.shared.access.Authenticator;
import dev.owlissues.shared.access.Caller;
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

  Api(Router<Target> router, Authenticator authenticator) {
    this.router = router;
    this.authenticator = authenticator;
  }

  @Override
  public HttpResponse apply(HttpRequest request) {
    return switch (router.match(request)) {
      case Router.Match.Unknown<Target>() -> Errors.notFound();
      case Router.Match.Found<Target>(var route, var path) ->
          switch (route.target()) {
            case Target.Open(var answer) -> answer;
            case Target.Keys keys -> answer(request, path, keys);
          };
    };
  }

  private HttpResponse answer(HttpRequest request, Map<String, String> path, Target.Keys keys) {
    Optional<Caller> caller = caller(request);
    if (caller.isEmpty()) {
      return Errors.unauthorized();
    }
    return caller
        .get()
        .refusal(keys.needed())
        .map(Errors::forbidden)
        .orElseGet(() -> keys.endpoint().answer(new Call(request, path, caller.get())));
  }

  private Optional<Caller> caller(HttpRequest request) {
    return switch (Credential.of(request)) {
      case Credential.Presented(var secret) ->
          switch (authenticator.authenticate(secret)) {
            case Authenticated.Known(var key) -> Optional.of(new Caller(key));
            case Authenticated.Unknown() -> Optional.empty();
          };
      case Credential.None() -> Optional.empty();
      case Credential.Malformed() -> Optional.empty();
    };
  }
}
