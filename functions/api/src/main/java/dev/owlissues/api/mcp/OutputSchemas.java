package dev.owlissues.api.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.JacksonCollectors;
import dev.owlissues.api.http.OpenApiDocument;
import dev.owlissues.api.mcp.answer.Bounds;
import dev.owlissues.api.mcp.answer.Fence;
import dev.owlissues.api.mcp.tool.Action;
import dev.owlissues.api.mcp.tool.Argument;
import dev.owlissues.api.mcp.tool.Tool;
import dev.owlissues.shared.base.json.JsonTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What tools return, as JSON Schema: the API's own document says it, so it is said once. Each
 * schema stands for itself, and lets texts be longer than the API does, for the fences around them.
 */
final class OutputSchemas {
  private static final String COMPONENTS = "#/components/schemas/";
  private static final String OWN = "#/$defs/";

  /** What says nothing of a fenced text, or nothing that a program needs. */
  private static final Set<String> LEFT_OUT =
      Set.of("example", "examples", "maxLength", "minLength", "pattern");

  private final JsonNode document =
      JsonTree.expect(
          "the API's document", new String(OpenApiDocument.bytes(), StandardCharsets.UTF_8));

  /** The schema of what the tool returns. */
  ObjectNode of(Tool tool) {
    boolean brief = tool.arguments().stream().map(Argument::name).anyMatch("compact"::equals);
    JsonNode sent =
        switch (tool.action()) {
          case Action.Request request -> ofRequest(request);
          case Action.Several(_, var schema) -> JsonTree.expect("a schema", schema);
        };
    ObjectNode schema = root((ObjectNode) sent);
    Deque<String> open = new ArrayDeque<>();
    ObjectNode converted = object(schema, open);
    ObjectNode definitions = JsonNodeFactory.instance.objectNode();
    Set<String> known = new HashSet<>();
    boolean several = tool.action() instanceof Action.Several;
    while (!open.isEmpty()) {
      String name = open.pop();
      if (known.add(name)) {
        ObjectNode component =
            object((ObjectNode) document.at("/components/schemas/" + name), open);
        if (name.equals("StoredEvent") && (brief || several)) {
          component.remove("required");
        }
        definitions.set(name, component);
      }
    }
    if (!definitions.isEmpty()) {
      converted.set("$defs", definitions);
    }
    return converted;
  }

  private JsonNode ofRequest(Action.Request request) {
    String wanted = request.path().replaceAll("\\{[a-z_]+}", "{}");
    JsonNode operation =
        document
            .path("paths")
            .propertyStream()
            .filter(path -> path.getKey().replaceAll("\\{[A-Za-z]+}", "{}").equals(wanted))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no such route: " + request.path()))
            .getValue()
            .path(request.method().toLowerCase(Locale.ROOT));
    JsonNode answers = operation.path("responses");
    return answers.path(answers.has("200") ? "200" : "201").at("/content/application~1json/schema");
  }

  /** A schema of an object, which is what clients take, with what every answer may have. */
  private static ObjectNode root(ObjectNode schema) {
    ObjectNode root =
        schema.has("properties") ? schema.deepCopy() : JsonNodeFactory.instance.objectNode();
    root.put("type", "object");
    if (!schema.has("properties")) {
      root.putArray("allOf").add(schema);
    }
    ObjectNode properties = root.withObject("/properties");
    properties
        .putObject(Fence.NOTICE)
        .put("type", "string")
        .put("description", "What the fences in this answer mean.");
    properties
        .putObject(Bounds.TRUNCATED)
        .put("type", "boolean")
        .put("description", "Whether items were left out to keep the answer short.");
    if (!properties.has("cursor")) {
      properties
          .putObject("cursor")
          .put("description", "Where to go on, if there is more.")
          .putArray("type")
          .add("string")
          .add("null");
    }
    return root;
  }

  private static ObjectNode object(ObjectNode schema, Deque<String> open) {
    ObjectNode converted = JsonNodeFactory.instance.objectNode();
    schema
        .properties()
        .forEach(field -> {
          String name = field.getKey();
          JsonNode value = field.getValue();
          if (name.equals("$ref")) {
            String component = value.asText().substring(COMPONENTS.length());
            open.add(component);
            converted.put(name, OWN + component);
          } else if (name.equals("properties")) {
            converted.set(name, properties((ObjectNode) value, open));
          } else if (name.equals("required")) {
            converted.set(name, required((ArrayNode) value));
          } else if (!LEFT_OUT.contains(name)) {
            converted.set(name, value(value, open));
          }
        });
    return converted;
  }

  /** Fields may be called like words of the schema, so they are none here. */
  private static ObjectNode properties(ObjectNode properties, Deque<String> open) {
    ObjectNode converted = JsonNodeFactory.instance.objectNode();
    properties
        .properties()
        .forEach(field -> {
          if (!field.getKey().equals("body_html")) {
            converted.set(field.getKey(), value(field.getValue(), open));
          }
        });
    return converted;
  }

  private static ArrayNode required(ArrayNode names) {
    return names
        .valueStream()
        .filter(name -> !name.asText().equals("body_html"))
        .collect(JacksonCollectors.toArrayNode());
  }

  private static JsonNode value(JsonNode value, Deque<String> open) {
    return switch (value) {
      case ObjectNode object -> object(object, open);
      case ArrayNode array ->
          array
              .valueStream()
              .map(element -> value(element, open))
              .collect(JacksonCollectors.toArrayNode());
      default -> value;
    };
  }
}
