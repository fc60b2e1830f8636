package dev.owlissues.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One route: a method, a path and what answers it.
 *
 * @param template the path, with parameters in braces: {@code /v1/apps/{appId}}
 */
public record Route<T>(String method, String template, T target) {

  /** Checks that the path starts at the root. */
  public Route {
    if (!template.startsWith("/")) {
      throw new IllegalArgumentException("a route starts with a slash: " + template);
    }
  }

  /** The path's parameters, if the path is this route's. */
  Optional<Map<String, String>> match(List<String> path) {
    List<String> parts = Path.segments(template);
    if (parts.size() != path.size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (part.startsWith("{")) {
        parameters.put(part.substring(1, part.length() - 1), path.get(i));
      } else if (!part.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(Map.copyOf(parameters));
  }
}
