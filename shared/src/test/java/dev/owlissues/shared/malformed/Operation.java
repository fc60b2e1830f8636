package dev.owlissues.shared.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An operation of the API's description, every reference in it followed. */
public record Operation(String method, String path, JsonNode json) {

  /** Method and path, as in {@code GET /v1/issues}. */
  public String name() {
    return method + " " + path;
  }

  /** The query's parameters by name. */
  public Map<String, Schema> query() {
    return parameters("query");
  }

  /** The query's parameter of that name. */
  public Schema query(String name) {
    return Optional.ofNullable(query().get(name)).orElseThrow();
  }

  /** The path's parameters by name. */
  public Map<String, Schema> inPath() {
    return parameters("path");
  }

  private Map<String, Schema> parameters(String in) {
    return json.path("parameters")
        .valueStream()
        .filter(parameter -> parameter.get("in").asText().equals(in))
        .collect(
            Collectors.toMap(
                parameter -> parameter.get("name").asText(),
                parameter -> new Schema(parameter.get("schema"))));
  }

  /** The body that it takes, if it takes one. */
  public Optional<Schema> body() {
    return Optional.of(json.at("/requestBody/content/application~1json/schema"))
        .filter(JsonNode::isObject)
        .map(Schema::new);
  }

  /** Whether it takes no request without a body. */
  public boolean needsBody() {
    return json.at("/requestBody/required").asBoolean();
  }

  /** The example of its body. */
  public ObjectNode example() {
    return (ObjectNode) json.at("/requestBody/content/application~1json/example").deepCopy();
  }

  /** The names of the body's fields that must be there. */
  public List<String> required() {
    return body().stream()
        .flatMap(schema -> schema.json().path("required").valueStream())
        .map(JsonNode::asText)
        .toList();
  }

  /** Whether it answers only so often. */
  public boolean isRated() {
    return json.get("responses").has("429");
  }
}
