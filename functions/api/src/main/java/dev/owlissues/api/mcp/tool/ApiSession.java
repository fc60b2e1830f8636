package dev.owlissues.api.mcp.tool;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.api.mcp.answer.Fence;
import dev.owlissues.api.mcp.answer.TreeText;
import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.base.json.JsonTree;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a tool asks the API with: in process, as the caller of the request that the tool was called
 * by.
 *
 * @param outer that request
 * @param door the API, with that caller
 * @param fences a fence that no answer had before
 */
public record ApiSession(
    HttpRequest outer, Function<HttpRequest, HttpResponse> door, Supplier<Fence> fences) {

  ApiAnswer get(String path, Map<String, String> query) {
    return send("GET", path, query, Map.of(), JsonNodeFactory.instance.objectNode());
  }

  ApiAnswer send(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      ObjectNode body) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("content-type", "application/json");
    // Answers name this server as it was asked for.
    outer.header("host").ifPresent(host -> all.put("host", host));
    byte[] bytes = body.isEmpty() ? new byte[0] : TreeText.bytes(body);
    HttpResponse answer =
        door.apply(new HttpRequest(method, path, query, all, bytes, outer.id(), outer.source()));
    String json = new String(answer.body(), StandardCharsets.UTF_8);
    return new ApiAnswer(
        answer.status(), (ObjectNode) JsonTree.expect("an answer of the API", json));
  }
}
