package dev.owlissues.api.mcp.tool;

import dev.owlissues.api.mcp.tool.Action.Composition;
import dev.owlissues.api.mcp.tool.Action.Paging;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an agent can do.
 *
 * @param name as it is called
 * @param title for people
 * @param description tells an agent when to use it, and what it returns
 */
public record Tool(
    String name,
    String title,
    Hints hints,
    String description,
    List<Argument> arguments,
    Action action) {

  /** Keeps the arguments from changing. */
  public Tool {
    arguments = List.copyOf(arguments);
  }

  /** A tool without its action. */
  record Named(String name, String title, Hints hints, String description) {

    Tool get(String path, Argument... arguments) {
      return request("GET", path, arguments);
    }

    /** A tool that makes that request. */
    Tool request(String method, String path, Argument... arguments) {
      return new Tool(
          name,
          title,
          hints,
          description,
          List.of(arguments),
          new Action.Request(method, path, Map.of(), new Paging.None()));
    }

    /** A tool that makes several requests. */
    Tool several(String schema, Composition composition, Argument... arguments) {
      return new Tool(
          name,
          title,
          hints,
          description,
          List.of(arguments),
          new Action.Several(composition, schema));
    }
  }

  static Named named(String name, String title, Hints hints, String description) {
    return new Named(name, title, hints, description.strip().replace('\n', ' '));
  }

  /** The same, with a field in the body that no argument gives. */
  Tool with(String field, String value) {
    Action.Request request = request();
    Map<String, String> fixed = new LinkedHashMap<>(request.fixed());
    fixed.put(field, value);
    return new Tool(
        name,
        title,
        hints,
        description,
        arguments,
        new Action.Request(request.method(), request.path(), fixed, request.paging()));
  }

  /** The same, with a list that goes on where an answer is cut. */
  Tool paged(Paging paging) {
    Action.Request request = request();
    return new Tool(
        name,
        title,
        hints,
        description,
        arguments,
        new Action.Request(request.method(), request.path(), request.fixed(), paging));
  }

  private Action.Request request() {
    return switch (action) {
      case Action.Request request -> request;
      case Action.Several _ -> throw new IllegalStateException(name + " is no single request");
    };
  }
}
