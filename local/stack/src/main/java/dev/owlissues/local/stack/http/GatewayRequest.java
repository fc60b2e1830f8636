package dev.owlissues.local.stack.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a request as API Gateway gives it to a function: HTTP API, payload format 2.0. */
public record GatewayRequest(Incoming incoming, String routeKey, String requestId, Instant at) {
  private static final Pattern TEXT =
      Pattern.compile("(text/.*|application/(json|xml|javascript|.+\\+json|.+\\+xml)) *(;.*)?");

  public ObjectNode event() {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "2.0");
    event.put("routeKey", routeKey);
    event.put("rawPath", incoming.path());
    event.put("rawQueryString", incoming.query());
    List<String> cookies = cookies();
    if (!cookies.isEmpty()) {
      cookies.forEach(event.putArray("cookies")::add);
    }
    headers(event.putObject("headers"));
    if (!incoming.query().isEmpty()) {
      parameters().forEach(event.putObject("queryStringParameters")::put);
    }
    context(event.putObject("requestContext"));
    body(event);
    return event;
  }

  private List<String> cookies() {
    return Stream.ofNullable(incoming.headers().get("cookie"))
        .flatMap(List::stream)
        .flatMap(header -> Stream.of(header.split("; *")))
        .filter(Predicate.not(String::isEmpty))
        .toList();
  }

  // Cookies come apart from the other headers.
  private void headers(ObjectNode headers) {
    incoming
        .headers()
        .forEach((name, values) -> {
          if (!name.equals("cookie")) {
            headers.put(name, String.join(",", values));
          }
        });
  }

  private Map<String, String> parameters() {
    return Stream.of(incoming.query().split("&"))
        .filter(Predicate.not(String::isEmpty))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> decoded(pair[0]),
                pair -> pair.length == 1 ? "" : decoded(pair[1]),
                (one, other) -> one + "," + other,
                LinkedHashMap::new));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private void context(ObjectNode context) {
    context.put("accountId", "local");
    context.put("apiId", "local");
    context.put("domainName", incoming.header("host").orElse(""));
    ObjectNode http = context.putObject("http");
    http.put("method", incoming.method());
    http.put("path", incoming.path());
    http.put("protocol", incoming.protocol());
    http.put("sourceIp", incoming.peer().getAddress().getHostAddress());
    http.put("userAgent", incoming.header("user-agent").orElse(""));
    context.put("requestId", requestId);
    context.put("routeKey", routeKey);
    context.put("stage", "$default");
    context.put("timeEpoch", at.toEpochMilli());
  }

  private void body(ObjectNode event) {
    byte[] body = incoming.body();
    Optional<String> text = body.length == 0 ? Optional.of("") : text(body);
    if (body.length > 0) {
      event.put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(body)));
    }
    event.put("isBase64Encoded", text.isEmpty());
  }

  private Optional<String> text(byte[] body) {
    boolean named =
        incoming.header("content-encoding").isEmpty()
            && incoming.header("content-type").filter(TEXT.asMatchPredicate()).isPresent();
    return named ? utf8(body) : Optional.empty();
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
