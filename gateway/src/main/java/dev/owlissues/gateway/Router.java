package dev.owlissues.gateway;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the route of a request. Routes are few, so it tries one after the other; a literal path
 * that also fits a parameter goes to whichever stands first in the table.
 *
 * @param <T> what a route leads to
 */
public final class Router<T> {
  private final List<Route<T>> routes;

  /** A router over that table. */
  public Router(List<Route<T>> routes) {
    this.routes = List.copyOf(routes);
  }

  /** What was found for a request. */
  public sealed interface Match<T> {

    /**
     * The route, and the values of its path parameters, decoded and none of them empty.
     *
     * @param parameters by the name in the template's braces
     */
    record Found<T>(Route<T> route, Map<String, String> parameters) implements Match<T> {}

    /** No route has this method and path: 404. */
    record Unknown<T>() implements Match<T> {}
  }

  /** The route of that request. */
  public Match<T> match(HttpRequest request) {
    return Path.decoded(request.path())
        .flatMap(path -> first(request.method(), path))
        .orElseGet(Match.Unknown::new);
  }

  /** The table, in its order. */
  public List<Route<T>> routes() {
    return routes;
  }

  private Optional<Match<T>> first(String method, List<String> path) {
    return routes.stream()
        .filter(route -> route.method().equals(method))
        .map(found(path))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Function<Route<T>, Optional<Match<T>>> found(List<String> path) {
    return route -> route.match(path).map(parameters -> new Match.Found<>(route, parameters));
  }
}
