package dev.owlissues.local.stack.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a function's answer as API Gateway does: HTTP API, payload format 2.0. */
public final class GatewayReply {
  private GatewayReply() {}

  public static Reply read(JsonNode answer) {
    if (!answer.path("statusCode").isInt()) {
      throw new IllegalArgumentException("the function's answer has no statusCode");
    }
    Map<String, List<String>> headers = new LinkedHashMap<>();
    answer
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), List.of(header.getValue().asText())));
    List<String> cookies = answer.path("cookies").valueStream().map(JsonNode::asText).toList();
    if (!cookies.isEmpty()) {
      headers.put("set-cookie", cookies);
    }
    return new Reply(answer.path("statusCode").intValue(), headers, body(answer));
  }

  private static byte[] body(JsonNode answer) {
    String body = answer.path("body").asText("");
    return answer.path("isBase64Encoded").asBoolean()
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }
}
