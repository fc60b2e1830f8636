package dev.owlissues.api.http;

import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.gateway.Router;
import dev.owlissues.shared.account.access.Caller;

/** The API in process, for a caller who is known already: the one way in to what it can do. */
public final class Door {
  private final Router<RouteHandler> router;

  public Door(Router<RouteHandler> router) {
    this.router = router;
  }

  /** What the API answers to that request of that caller. */
  public HttpResponse answer(Caller caller, HttpRequest request) {
    return switch (router.match(request)) {
      case Router.Match.Unknown<RouteHandler>() -> Errors.notFound();
      case Router.Match.Found<RouteHandler>(var route, var path) ->
          switch (route.target()) {
            case RouteHandler.Open(var endpoint) -> endpoint.answer(request, path);
            case RouteHandler.Guarded guarded ->
                guarded.answer(new Call(request, path, caller, guarded.access()));
          };
    };
  }
}
