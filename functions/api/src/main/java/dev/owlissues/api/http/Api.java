package dev.owlissues.api.http;

import dev.owlissues.gateway.Credential;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.gateway.Router;
import dev.owlissues.shared.account.access.Authenticated;
import dev.owlissues.shared.account.access.Authenticator;
import dev.owlissues.shared.account.access.Caller;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.account.access.Sessions;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers a request: finds its route, asks who is calling and whether they may, and only then looks
 * at anything else.
 */
public final class Api implements Function<HttpRequest, HttpResponse> {
  /** Carries the new token to those who sent theirs in a header. */
  static final String RENEWED_TOKEN = "x-renewed-token";

  private final Router<RouteHandler> router;
  private final Authenticator authenticator;
  private final Sessions sessions;
  private final PublicAddress address;

  public Api(
      Router<RouteHandler> router,
      Authenticator authenticator,
      Sessions sessions,
      PublicAddress address) {
    this.router = router;
    this.authenticator = authenticator;
    this.sessions = sessions;
    this.address = address;
  }

  @Override
  public HttpResponse apply(HttpRequest request) {
    return switch (router.match(request)) {
      case Router.Match.Unknown<RouteHandler>() ->
          OtherFunction.answer(request).orElseGet(Errors::notFound);
      case Router.Match.Found<RouteHandler>(var route, var path) ->
          switch (route.target()) {
            case RouteHandler.Open(var endpoint) -> endpoint.answer(request, path);
            case RouteHandler.Guarded guarded -> answer(request, path, guarded);
          };
    };
  }

  private HttpResponse answer(
      HttpRequest request, Map<String, String> path, RouteHandler.Guarded guarded) {
    Credential credential = Credential.of(request);
    if (credential instanceof Credential.Session(_, boolean cookie)
        && cookie
        && !SessionCookie.allows(request, address)) {
      return Errors.forbidden(
          "with a cookie this needs an Origin of this server and a JSON content type");
    }
    Optional<Caller> caller = caller(credential);
    if (caller.isEmpty()) {
      return Errors.unauthorized();
    }
    Call call = new Call(request, path, caller.get(), guarded.access());
    return renewed(credential, guarded.answer(call));
  }

  /** Who uses a token that is a day old goes on with a new one: seven days, sliding. */
  private HttpResponse renewed(Credential credential, HttpResponse answer) {
    return credential instanceof Credential.Session(String token, boolean cookie)
            // Who signs out by this answer goes on with nothing.
            && !answer.headers().containsKey(SessionCookie.HEADER)
        ? sessions
            .renewed(token)
            .map(
                next -> cookie ? SessionCookie.set(answer, next) : answer.with(RENEWED_TOKEN, next))
            .orElse(answer)
        : answer;
  }

  private Optional<Caller> caller(Credential credential) {
    return switch (credential) {
      case Credential.Presented(var secret) -> key(secret);
      case Credential.Session(var token, _) -> sessions.find(token).map(Caller.class::cast);
      case Credential.None(), Credential.Malformed() -> Optional.empty();
    };
  }

  private Optional<Caller> key(Secret secret) {
    return switch (authenticator.authenticate(secret)) {
      case Authenticated.Known(var key, var maker) -> Optional.of(new Caller.Key(key, maker));
      case Authenticated.Unknown() -> Optional.empty();
    };
  }
}
