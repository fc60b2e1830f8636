package dev.owlissues.api.http;

import dev.owlissues.gateway.HttpResponse;

/** What answers the calls of a route. */
@FunctionalInterface
public interface Endpoint {

  /** The answer to a call that the route's callers may make. */
  HttpResponse answer(Call call);
}
