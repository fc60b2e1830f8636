package dev.owlissues.api.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.JacksonCollectors;
import dev.owlissues.api.mcp.answer.Bounds;
import dev.owlissues.api.mcp.answer.Fence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An agent calls a tool with these arguments. */
public record ToolCall(Tool tool, ObjectNode given) {

  /** What comes of it, never longer than agents can read. */
  public ToolResult run(ApiSession session) {
    Optional<String> complaint = complaint();
    if (complaint.isPresent()) {
      return failed(ApiAnswer.refused(complaint.get()));
    }
    Fence fence = session.fences().get();
    Arguments arguments = new Arguments(unfenced());
    return switch (tool.action()) {
      case Action.Request request -> new RequestRun(request, tool, session, fence).run(arguments);
      case Action.Several(var composition, _) -> {
        ApiAnswer answer = composition.answer(session, arguments, fence);
        yield answer.isOk()
            ? new ToolResult(false, Bounds.cut(fence.applied(answer.body())))
            : failed(answer);
      }
    };
  }

  static ToolResult failed(ApiAnswer refusal) {
    return new ToolResult(true, refusal.body());
  }

  private Optional<String> complaint() {
    Set<String> known = tool.arguments().stream().map(Argument::name).collect(Collectors.toSet());
    return given
        .propertyStream()
        .map(Map.Entry::getKey)
        .filter(name -> !known.contains(name))
        .findFirst()
        .map(_ -> "this tool takes " + names() + " and nothing else")
        .or(() ->
            tool.arguments().stream()
                .flatMap(argument -> argument.complaint(bare(given.path(argument.name()))).stream())
                .findFirst());
  }

  private String names() {
    List<String> names = tool.arguments().stream().map(Argument::name).toList();
    return names.isEmpty() ? "no arguments" : String.join(", ", names);
  }

  private ObjectNode unfenced() {
    ObjectNode bare = JsonNodeFactory.instance.objectNode();
    given
        .properties()
        .forEach(field -> {
          JsonNode value = bare(field.getValue());
          if (!value.isNull() || isNullable(field.getKey())) {
            bare.set(field.getKey(), value);
          }
        });
    return bare;
  }

  private boolean isNullable(String name) {
    return tool.arguments().stream()
        .anyMatch(argument -> argument.name().equals(name) && argument.nullable());
  }

  /** What an agent read inside a fence it may hand back inside of it. */
  private static JsonNode bare(JsonNode value) {
    return switch (value) {
      case ArrayNode array ->
          array.valueStream().map(ToolCall::bare).collect(JacksonCollectors.toArrayNode());
      default ->
          value.isTextual()
              ? JsonNodeFactory.instance.textNode(Fence.without(value.textValue()))
              : value;
    };
  }
}
