package dev.owlissues.cli.config;

import java.net.URI;
import java.util.Optional;

/**
 * Where the API is, and who asks.
 *
 * @param teamId the team that the key is of, where that is known without asking
 */
public record Target(URI endpoint, Optional<String> key, Optional<String> teamId) {

  /** Without the key, so that it gets into no message. */
  @Override
  public String toString() {
    return endpoint.toString();
  }
}
