package dev.owlissues.api.mcp;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.api.mcp.answer.TreeText;
import dev.owlissues.api.mcp.tool.ApiSession;
import dev.owlissues.api.mcp.tool.Tool;
import dev.owlissues.api.mcp.tool.ToolCall;
import dev.owlissues.api.mcp.tool.ToolResult;
import dev.owlissues.api.mcp.tool.Tools;
import dev.owlissues.shared.base.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The methods of the protocol. */
final class McpServer {
  /** Asks what the server is, where there is no handshake. */
  static final String DISCOVER = "server/discover";

  private static final String NAME = "owl-issues";
  private static final String TITLE = "Owl Issues";
  private static final String VERSION = "1.0.0";

  /** How long a client may keep a list: lists change with the server only. */
  private static final long KEEP_MILLIS = 3_600_000;

  /** What a method returns. */
  private sealed interface Reply {
    /**
     * A result.
     *
     * @param kept whether clients may keep it for a while
     */
    record Done(boolean kept, JsonText.Content fields) implements Reply {}

    record Failed(RpcError error) implements Reply {}
  }

  /** The answer to a request that is in order as such. */
  Envelope answer(Era era, Message.Request message, ApiSession session) {
    return switch (reply(era, message, session)) {
      case Reply.Failed(var error) -> Envelope.error(message.id(), error);
      case Reply.Done done ->
          Envelope.result(
              message.id(),
              json -> {
                done.fields.write(json);
                if (era == Era.PER_REQUEST) {
                  beside(json, done.kept);
                }
              });
    };
  }

  private static void beside(JsonGenerator json, boolean kept) throws IOException {
    json.writeStringField("resultType", "complete");
    json.writeObjectFieldStart("_meta");
    json.writeObjectFieldStart("io.modelcontextprotocol/serverInfo");
    info(json);
    json.writeEndObject();
    json.writeEndObject();
    if (kept) {
      json.writeNumberField("ttlMs", KEEP_MILLIS);
      json.writeStringField("cacheScope", "private");
    }
  }

  private static Reply reply(Era era, Message.Request message, ApiSession session) {
    ObjectNode params = message.params();
    return switch (message.method()) {
      case "initialize" -> ofHandshake(era, initialized(params));
      case "ping" -> ofHandshake(era, _ -> {});
      case DISCOVER -> new Reply.Done(true, McpServer::discovered);
      case "tools/list" -> new Reply.Done(true, McpServer::tools);
      case "tools/call" -> call(params, session);
      case "prompts/list" -> new Reply.Done(true, Prompts::list);
      case "prompts/get" -> prompt(params);
      case "resources/list" -> new Reply.Done(true, Guide::list);
      case "resources/templates/list" -> new Reply.Done(true, Guide::templates);
      case "resources/read" -> resource(era, params);
      default -> noMethod(era);
    };
  }

  private static Reply ofHandshake(Era era, JsonText.Content fields) {
    return era == Era.HANDSHAKE ? new Reply.Done(false, fields) : noMethod(era);
  }

  private static Reply noMethod(Era era) {
    int status = era == Era.PER_REQUEST ? 404 : 200;
    return new Reply.Failed(new RpcError(status, RpcError.NO_METHOD, "no such method"));
  }

  private static JsonText.Content initialized(ObjectNode params) {
    String asked = params.path("protocolVersion").asText();
    return json -> {
      json.writeStringField(
          "protocolVersion",
          Era.HANDSHAKE_VERSIONS.contains(asked) ? asked : Era.HANDSHAKE_VERSIONS.getFirst());
      json.writeObjectFieldStart("serverInfo");
      info(json);
      json.writeEndObject();
      offered(json);
    };
  }

  private static void discovered(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("supportedVersions");
    for (String version : Era.VERSIONS) {
      json.writeString(version);
    }
    json.writeEndArray();
    offered(json);
  }

  private static void info(JsonGenerator json) throws IOException {
    json.writeStringField("name", NAME);
    json.writeStringField("title", TITLE);
    json.writeStringField("version", VERSION);
  }

  private static void offered(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("capabilities");
    for (String offered : new String[] {"tools", "prompts", "resources"}) {
      json.writeObjectFieldStart(offered);
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeStringField("instructions", Guide.instructions());
  }

  private static void tools(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("tools");
    json.writeRawValue(Listed.TOOLS);
    json.writeEndArray();
  }

  /** The list of tools, written when it is first asked for: it is always the same. */
  private static final class Listed {
    static final String TOOLS = ToolList.write(Tools.ALL);
  }

  private static Reply call(ObjectNode params, ApiSession session) {
    Optional<Tool> tool = Tools.find(params.path("name").asText());
    JsonNode given = params.path("arguments");
    if (tool.isEmpty()) {
      return new Reply.Failed(RpcError.wrongParameters("no such tool"));
    }
    if (!given.isMissingNode() && !given.isNull() && !given.isObject()) {
      return new Reply.Failed(RpcError.wrongParameters("arguments must be an object"));
    }
    ObjectNode arguments =
        given instanceof ObjectNode named ? named : JsonNodeFactory.instance.objectNode();
    ToolResult result = new ToolCall(tool.get(), arguments).run(session);
    return new Reply.Done(false, json -> result(json, result));
  }

  private static void result(JsonGenerator json, ToolResult result) throws IOException {
    json.writeArrayFieldStart("content");
    json.writeStartObject();
    json.writeStringField("type", "text");
    json.writeStringField("text", new String(result.bytes(), StandardCharsets.UTF_8));
    json.writeEndObject();
    json.writeEndArray();
    if (!result.failed()) {
      json.writeFieldName("structuredContent");
      TreeText.write(json, result.body());
    }
    json.writeBooleanField("isError", result.failed());
  }

  private static Reply prompt(ObjectNode params) {
    return switch (Prompts.get(params.path("name").asText(), params.path("arguments"))) {
      case Prompts.Got.Told(var description, var text) ->
          new Reply.Done(false, json -> Prompts.write(json, description, text));
      case Prompts.Got.Refused(var why) -> new Reply.Failed(RpcError.wrongParameters(why));
    };
  }

  private static Reply resource(Era era, ObjectNode params) {
    String uri = params.path("uri").asText();
    if (uri.equals(Guide.URI)) {
      return new Reply.Done(true, Guide::read);
    }
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("uri", uri);
    int code = era == Era.PER_REQUEST ? RpcError.WRONG_PARAMETERS : RpcError.NO_RESOURCE;
    return new Reply.Failed(new RpcError(200, code, "no such resource", data));
  }
}
