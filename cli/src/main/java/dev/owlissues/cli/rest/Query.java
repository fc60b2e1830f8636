package dev.owlissues.cli.rest;

import dev.owlissues.cli.rest.Failure.WrongUse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parameters of a request, in the order in which they were given. */
public record Query(Map<String, String> parameters) {
  public Query {
    parameters = new LinkedHashMap<>(parameters);
  }

  public static Query none() {
    return new Query(Map.of());
  }

  /** The same with a parameter more; an earlier value of it is replaced. */
  public Query with(String name, String value) {
    Query more = new Query(parameters);
    more.parameters.put(name, value);
    return more;
  }

  /** The same, with the parameter if there is a value. */
  public Query with(String name, Optional<?> value) {
    return value.map(given -> with(name, given.toString())).orElse(this);
  }

  /** What stands behind the path: empty, or from the question mark on. */
  String text() {
    return parameters.isEmpty()
        ? ""
        : parameters.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  /**
   * A part of a path: an id that somebody typed leads nowhere else.
   *
   * @throws WrongUse if it is none, or one that is taken as the way to another part
   */
  public static String segment(String text) {
    if (text.isBlank() || text.equals(".") || text.equals("..")) {
      throw new WrongUse("\"%s\" is no id.".formatted(text));
    }
    return encoded(text);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
