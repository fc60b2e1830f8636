package dev.owlissues.api;

import dev.owlissues.api.http.Door;
import dev.owlissues.api.http.Endpoint;
import dev.owlissues.api.http.PublicAddress;
import dev.owlissues.api.mcp.McpEndpoint;
import dev.owlissues.gateway.Gateway;
import java.security.SecureRandom;

/** Puts the agents' face together, when the first agent comes. */
final class McpWiring {
  private McpWiring() {}

  /** An endpoint whose tools go through the gateway's frame, so that none takes others with it. */
  static Endpoint endpoint(Door door, Gateway gateway, PublicAddress address, SecureRandom random) {
    return new McpEndpoint(
        address,
        (caller, request) -> gateway.answer(request, inner -> door.answer(caller, inner)),
        random);
  }
}
