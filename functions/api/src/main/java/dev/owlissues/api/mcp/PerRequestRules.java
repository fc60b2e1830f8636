package dev.owlissues.api.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.gateway.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request without a handshake must say of itself: its version and its client in the message,
 * and what the message is about in headers too, for gateways that do not read it.
 */
final class PerRequestRules {
  static final String VERSION = "io.modelcontextprotocol/protocolVersion";
  private static final String CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";

  /** Which parameter the header {@code Mcp-Name} repeats, by method. */
  private static final Map<String, String> NAMED =
      Map.of("tools/call", "name", "prompts/get", "name", "resources/read", "uri");

  private static final Pattern ENCODED = Pattern.compile("=\\?base64\\?([A-Za-z0-9+/=]*)\\?=");

  private PerRequestRules() {}

  /** The version that the message itself names, if it does. */
  static Optional<String> version(ObjectNode params) {
    return text(params.path("_meta").path(VERSION));
  }

  /** What is missing or does not agree; empty if nothing is. */
  static Optional<RpcError> fault(HttpRequest request, Message.Request message) {
    Optional<String> version = version(message.params());
    if (version.isEmpty() || !message.params().path("_meta").path(CAPABILITIES).isObject()) {
      return Optional.of(
          new RpcError(
              400,
              RpcError.WRONG_PARAMETERS,
              "params._meta must have %s and %s".formatted(VERSION, CAPABILITIES)));
    }
    return differs(request, "mcp-protocol-version", version)
        .or(() ->
            version.get().equals(Era.PER_REQUEST_VERSION)
                ? Optional.empty()
                : Optional.of(RpcError.unknownVersion(version.get())))
        .or(() -> differs(request, "mcp-method", Optional.of(message.method())))
        .or(() ->
            Optional.ofNullable(NAMED.get(message.method()))
                .flatMap(name -> differs(request, "mcp-name", text(message.params().path(name)))));
  }

  private static Optional<RpcError> differs(
      HttpRequest request, String header, Optional<String> value) {
    Optional<String> sent = request.header(header).map(String::strip).map(PerRequestRules::decoded);
    return value.isPresent() && sent.equals(value)
        ? Optional.empty()
        : Optional.of(
            new RpcError(
                400,
                RpcError.WRONG_HEADERS,
                "the header %s must be what the message says".formatted(header)));
  }

  /** The value of a header that may be encoded, as what is not ASCII must be. */
  private static String decoded(String value) {
    Matcher encoded = ENCODED.matcher(value);
    if (!encoded.matches()) {
      return value;
    }
    try {
      return new String(Base64.getDecoder().decode(encoded.group(1)), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException noBase64) {
      return value;
    }
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.ofNullable(node.textValue());
  }
}
