package dev.owlissues.api.http;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.owlissues.api.Answer;
import dev.owlissues.api.ApiHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The function as the gateway calls it. */
public record CalledApi(ApiHandler handler) {
  // Halves of surrogate pairs can be written in JSON as escapes only.
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** The sample of that name in the repository's events folder. */
  public static ObjectNode sample(String name) {
    try {
      Path file = Path.of(System.getProperty("owl.root"), "events", "api-" + name + ".json");
      return (ObjectNode) JSON.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Another request with the sample's headers, as an agent, without a query or a body. */
  public static ObjectNode request(String method, String path) {
    ObjectNode event = sample("list-issues");
    event.put("rawPath", path);
    event.remove("queryStringParameters");
    ((ObjectNode) event.get("requestContext").get("http")).put("method", method);
    return event;
  }

  /** The same with that Authorization header, or without one. */
  public static ObjectNode request(String method, String path, Optional<String> authorization) {
    ObjectNode event = request(method, path);
    ObjectNode headers = (ObjectNode) event.get("headers");
    headers.remove("authorization");
    authorization.ifPresent(value -> headers.put("authorization", value));
    return event;
  }

  /** What the function makes of an event. */
  public Answer answer(ObjectNode event) {
    JsonNode answer = serve(event);
    Map<String, String> headers = new TreeMap<>();
    answer
        .get("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    List<String> cookies = new ArrayList<>();
    answer.get("cookies").forEach(cookie -> cookies.add(cookie.asText()));
    return new Answer(
        answer.get("statusCode").asInt(),
        headers,
        cookies,
        json(headers.getOrDefault("content-type", ""), body(answer)));
  }

  /** The body of what the gateway gets. */
  public static String body(JsonNode answer) {
    String body = answer.get("body").asText("");
    return answer.get("isBase64Encoded").asBoolean()
        ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
        : body;
  }

  private static JsonNode json(String contentType, String body) {
    if (contentType.startsWith("text/html")) {
      return new TextNode(body);
    }
    try {
      if (contentType.equals("application/x-ndjson")) {
        return lines(body);
      }
      return body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A page of lines as an object: what its last line says of it, and the others as a list. */
  private static JsonNode lines(String body) throws IOException {
    ArrayNode lines = JSON.createArrayNode();
    for (String line : body.split("\n", -1)) {
      lines.add(JSON.readTree(line));
    }
    // What comes behind the last end of a line is nothing.
    lines.remove(lines.size() - 1);
    ObjectNode page = (ObjectNode) lines.remove(lines.size() - 1);
    if (!page.path("type").asText().equals("page")) {
      throw new AssertionError("the last line is " + page);
    }
    page.set("lines", lines);
    return page;
  }

  /** What the gateway gets for its event. */
  public JsonNode serve(ObjectNode event) {
    try {
      var out = new ByteArrayOutputStream();
      handler.handle(new ByteArrayInputStream(JSON.writeValueAsBytes(event)), out);
      return JSON.readTree(out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
