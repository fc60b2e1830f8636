package dev.owlissues.shared.issue.route;

import java.util.List;
import java.util.Optional;

/**
 * A page of an issue's fingerprints. It may be short and still not be the last: what the index
 * names and no longer leads here is left out.
 *
 * @param next where the next page begins, if there is one
 */
public record RoutePage(List<FingerprintRoute> routes, Optional<RoutePlace> next) {
  /** Copies the list. */
  public RoutePage {
    routes = List.copyOf(routes);
  }
}
