package dev.owlissues.api.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Endpoint;
import dev.owlissues.api.http.PublicAddress;
import dev.owlissues.api.mcp.answer.Fence;
import dev.owlissues.api.mcp.tool.ApiSession;
import dev.owlissues.gateway.Body;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.gateway.JsonBody;
import dev.owlissues.shared.account.access.Caller;
import dev.owlissues.shared.account.access.KeyType;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * {@code POST /mcp}: the protocol's transport called Streamable HTTP, without sessions and without
 * streams. Agent keys only (R-mcp-1).
 */
public final class McpEndpoint implements Endpoint {
  /** The most messages that come as one. */
  private static final int MAX_BATCH = 20;

  private final HttpRules rules;
  private final McpServer server = new McpServer();
  private final BiFunction<Caller, HttpRequest, HttpResponse> door;
  private final RandomGenerator random;

  /**
   * An endpoint on the way in to the API.
   *
   * @param address of this server
   * @param door the API, for a caller who is known already
   * @param random draws what nobody may guess
   */
  public McpEndpoint(
      PublicAddress address,
      BiFunction<Caller, HttpRequest, HttpResponse> door,
      RandomGenerator random) {
    this.rules = new HttpRules(address);
    this.door = door;
    this.random = random;
  }

  @Override
  public HttpResponse answer(Call call) {
    // Without www-authenticate: with it, clients would look for an authorization server.
    return call.caller() instanceof Caller.Key(var key, _) && key.type() == KeyType.AGENT
        ? rules.refusal(call.request()).orElseGet(() -> read(call))
        : Errors.unauthorized();
  }

  private HttpResponse read(Call call) {
    return switch (Body.of(call.request().body())) {
      case Body.TooLarge() ->
          Errors.tooLarge("body is larger than " + Body.LIMIT + " bytes, sent or inflated");
      case Body.Damaged() -> notJson("body starts as gzip does but cannot be inflated");
      case Body.Plain(byte[] bytes) -> {
        Optional<JsonNode> sent = JsonBody.value(bytes);
        yield sent.isPresent() ? answer(call, sent.get()) : notJson("body is not JSON");
      }
    };
  }

  private HttpResponse answer(Call call, JsonNode sent) {
    ApiSession session =
        new ApiSession(
            call.request(),
            request -> door.apply(call.caller(), request),
            () -> new Fence(HexFormat.of().toHexDigits(random.nextLong(), Fence.DIGITS)));
    if (!(sent instanceof ArrayNode several)) {
      return answer(call.request(), session, sent)
          .map(Envelope::response)
          .orElseGet(() -> HttpResponse.empty(202));
    }
    String version = call.request().header("mcp-protocol-version").orElse(Era.ASSUMED);
    if (!version.equals(Era.ASSUMED) || several.isEmpty() || several.size() > MAX_BATCH) {
      return Envelope.error(
              Message.nobody(),
              RpcError.noRequest(
                  "several messages at once are for version %s, 1 to %d of them"
                      .formatted(Era.ASSUMED, MAX_BATCH)))
          .response();
    }
    List<Envelope> answers = new ArrayList<>();
    several.forEach(message -> answer(call.request(), session, message).ifPresent(answers::add));
    return answers.isEmpty() ? HttpResponse.empty(202) : Envelope.all(answers).response();
  }

  /** The answer to a message; empty where it wants none. */
  private Optional<Envelope> answer(HttpRequest request, ApiSession session, JsonNode sent) {
    return switch (Message.of(sent)) {
      case Message.Silent() -> Optional.empty();
      case Message.Faulty(var id, var error) -> Optional.of(Envelope.error(id, error));
      case Message.Request message ->
          Optional.of(
              fault(request, message)
                  .map(error -> Envelope.error(message.id(), error))
                  .orElseGet(() -> server.answer(era(request, message), message, session)));
    };
  }

  private static Optional<RpcError> fault(HttpRequest request, Message.Request message) {
    return switch (era(request, message)) {
      case PER_REQUEST -> PerRequestRules.fault(request, message);
      case HANDSHAKE ->
          request
              .header("mcp-protocol-version")
              .filter(version -> !Era.HANDSHAKE_VERSIONS.contains(version.strip()))
              .map(RpcError::unknownVersion);
    };
  }

  private static Era era(HttpRequest request, Message.Request message) {
    boolean perRequest =
        request
                .header("mcp-protocol-version")
                .filter(version -> version.strip().equals(Era.PER_REQUEST_VERSION))
                .isPresent()
            || PerRequestRules.version(message.params()).isPresent()
            || message.method().equals(McpServer.DISCOVER);
    return perRequest ? Era.PER_REQUEST : Era.HANDSHAKE;
  }

  private static HttpResponse notJson(String message) {
    return Envelope.error(Message.nobody(), new RpcError(400, RpcError.NOT_JSON, message))
        .response();
  }
}
