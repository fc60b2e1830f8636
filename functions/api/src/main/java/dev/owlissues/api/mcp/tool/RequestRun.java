package dev.owlissues.api.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.JacksonCollectors;
import dev.owlissues.api.http.Cursors;
import dev.owlissues.api.http.Uuids;
import dev.owlissues.api.mcp.answer.Bounds;
import dev.owlissues.api.mcp.answer.Fence;
import dev.owlissues.api.mcp.tool.Action.Paging;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Runs a tool that is one request, and asks for less where the answer is too long. */
record RequestRun(Action.Request request, Tool tool, ApiSession session, Fence fence) {
  /** What the API takes as a header. */
  private static final String REQUEST_KEY = "idempotency_key";

  private static final Pattern COUNT = Pattern.compile("[0-9]{1,6}");

  ToolResult run(Arguments arguments) {
    return switch (request.paging()) {
      case Paging.Whole(var list) -> whole(arguments, list);
      case Paging.None(), Paging.Limited _, Paging.AfterRow _ -> {
        ApiAnswer answer = ask(arguments, Optional.empty());
        yield answer.isOk() ? bounded(arguments, answer) : ToolCall.failed(answer);
      }
    };
  }

  private ToolResult bounded(Arguments arguments, ApiAnswer answer) {
    ObjectNode fenced = fenced(arguments, answer.body());
    if (Bounds.fits(fenced)) {
      return new ToolResult(false, fenced);
    }
    return switch (request.paging()) {
      case Paging.Limited(var list) -> again(arguments, list, Bounds.fitting(fenced, list));
      case Paging.AfterRow(var list) -> {
        int kept = Bounds.fitting(fenced, list);
        String last = answer.body().path(list).path(kept - 1).path("id").asText();
        String cursor = Uuids.read(last).map(Cursors::write).orElseThrow();
        yield new ToolResult(false, shortened(fenced, list, kept, cursor));
      }
      case Paging.None(), Paging.Whole _ -> new ToolResult(false, Bounds.cut(fenced));
    };
  }

  /** The same with fewer rows: only the API can say where to go on after them. */
  private ToolResult again(Arguments arguments, String list, int limit) {
    ApiAnswer answer = ask(arguments, Optional.of(limit));
    if (!answer.isOk()) {
      return ToolCall.failed(answer);
    }
    ObjectNode fenced = fenced(arguments, answer.body());
    fenced.put(Bounds.TRUNCATED, true);
    // Rows may have come or grown in between.
    return Bounds.fits(fenced) || limit == 1
        ? new ToolResult(false, Bounds.cut(fenced))
        : again(arguments, list, Math.max(1, limit / 2));
  }

  private ToolResult whole(Arguments arguments, String list) {
    String cursor = arguments.text("cursor").orElse("0");
    if (!COUNT.matcher(cursor).matches()) {
      return ToolCall.failed(ApiAnswer.refused("cursor must be one that this tool gave"));
    }
    ApiAnswer answer = ask(arguments, Optional.empty());
    if (!answer.isOk()) {
      return ToolCall.failed(answer);
    }
    int had = Integer.parseInt(cursor);
    ObjectNode body = answer.body().deepCopy();
    body.set(
        list, body.path(list).valueStream().skip(had).collect(JacksonCollectors.toArrayNode()));
    ObjectNode fenced = fenced(arguments, body);
    if (Bounds.fits(fenced)) {
      return new ToolResult(false, fenced);
    }
    int kept = Bounds.fitting(fenced, list);
    return new ToolResult(false, shortened(fenced, list, kept, Integer.toString(had + kept)));
  }

  private static ObjectNode shortened(ObjectNode fenced, String list, int kept, String cursor) {
    ObjectNode cut = fenced.deepCopy();
    cut.set(
        list, fenced.path(list).valueStream().limit(kept).collect(JacksonCollectors.toArrayNode()));
    cut.put("cursor", cursor);
    cut.put(Bounds.TRUNCATED, true);
    if (cut.has("has_more")) {
      cut.put("has_more", true);
    }
    return cut;
  }

  private ObjectNode fenced(Arguments arguments, ObjectNode body) {
    return fence.applied(Shapes.forAgents(body, arguments.flag(Shapes.COMPACT)));
  }

  private ApiAnswer ask(Arguments arguments, Optional<Integer> limit) {
    String path = request.path();
    Map<String, String> query = new HashMap<>();
    Map<String, String> headers = new HashMap<>();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    request.fixed().forEach(body::put);
    for (Argument argument : tool.arguments()) {
      String name = argument.name();
      JsonNode value = arguments.value(name);
      if (value.isMissingNode() || name.equals(Shapes.COMPACT)) {
        continue;
      }
      if (path.contains("{" + name + "}")) {
        path = path.replace("{" + name + "}", encoded(value.asText()));
      } else if (name.equals(REQUEST_KEY)) {
        headers.put("idempotency-key", value.asText());
      } else if (request.method().equals("GET")) {
        query.put(argument.sentAs(), text(value));
      } else {
        body.set(argument.sentAs(), value);
      }
    }
    if (request.paging() instanceof Paging.Whole) {
      query.remove("cursor");
    }
    limit.ifPresent(rows -> query.put("limit", Integer.toString(rows)));
    return session.send(request.method(), path, query, headers, body);
  }

  private static String text(JsonNode value) {
    return value.isArray()
        ? value.valueStream().map(JsonNode::asText).collect(Collectors.joining(","))
        : value.asText();
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
