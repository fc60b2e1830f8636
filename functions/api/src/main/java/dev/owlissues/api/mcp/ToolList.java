package dev.owlissues.api.mcp;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.api.mcp.answer.TreeText;
import dev.owlissues.api.mcp.tool.Argument;
import dev.owlissues.api.mcp.tool.Tool;
import dev.owlissues.shared.base.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Tools as the protocol lists them. */
final class ToolList {
  private ToolList() {}

  /** The tools with commas between them. */
  static String write(List<Tool> tools) {
    var schemas = new OutputSchemas();
    return tools.stream()
        .map(tool -> JsonText.bytes(json -> write(json, tool, schemas)))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .collect(Collectors.joining(","));
  }

  private static void write(JsonGenerator json, Tool tool, OutputSchemas schemas)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", tool.name());
    json.writeStringField("title", tool.title());
    json.writeStringField("description", tool.description());
    json.writeFieldName("inputSchema");
    TreeText.write(json, input(tool));
    json.writeFieldName("outputSchema");
    TreeText.write(json, schemas.of(tool));
    json.writeObjectFieldStart("annotations");
    json.writeStringField("title", tool.title());
    json.writeBooleanField("readOnlyHint", tool.hints().readOnly());
    json.writeBooleanField("destructiveHint", tool.hints().destructive());
    json.writeBooleanField("idempotentHint", tool.hints().idempotent());
    json.writeBooleanField("openWorldHint", false);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static ObjectNode input(Tool tool) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    tool.arguments().forEach(argument -> properties.set(argument.name(), value(argument)));
    List<String> required =
        tool.arguments().stream().filter(Argument::required).map(Argument::name).toList();
    if (!required.isEmpty()) {
      required.forEach(schema.putArray("required")::add);
    }
    return schema.put("additionalProperties", false);
  }

  private static ObjectNode value(Argument argument) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    if (argument.nullable()) {
      schema.putArray("type").add(argument.type().json()).add("null");
    } else {
      schema.put("type", argument.type().json());
    }
    schema.put("description", argument.description());
    switch (argument.type()) {
      case ID -> schema.put("format", "uuid");
      case IDS -> schema.putObject("items").put("type", "string").put("format", "uuid");
      case WORDS -> words(schema.putObject("items").put("type", "string"), argument);
      case NUMBER -> {
        argument.least().ifPresent(least -> schema.put("minimum", least));
        argument.most().ifPresent(most -> schema.put("maximum", most));
      }
      case TEXT -> words(schema, argument);
      case FLAG, OBJECT -> {}
    }
    return schema;
  }

  private static void words(ObjectNode schema, Argument argument) {
    if (!argument.words().isEmpty()) {
      argument.words().forEach(schema.putArray("enum")::add);
    }
  }
}
