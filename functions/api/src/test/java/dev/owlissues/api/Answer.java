package dev.owlissues.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** An answer of the API, whose body is JSON; a page is one text. */
public record Answer(int status, Map<String, String> headers, List<String> cookies, JsonNode json) {

  public String error() {
    return json.path("error").asText();
  }

  public String text(String pointer) {
    return json.at(pointer).asText();
  }
}
