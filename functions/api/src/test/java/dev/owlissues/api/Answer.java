package dev.owlissues.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** An answer of the API, whose body is JSON; a page is one text. */
public record Answer(int status, Map<String, String> headers, List<String> cookies, JsonNode json) {

  public String error() {
    return json.path("error").asText();
  }

  /** Whether it is a list of refusals, one for each thing that was named. */
  boolean isRefusedOneByOne() {
    List<JsonNode> results = json.path("results").valueStream().toList();
    return !results.isEmpty() && results.stream().allMatch(result -> result.has("error"));
  }

  public String text(String pointer) {
    return json.at(pointer).asText();
  }
}
