package dev.owlissues.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.cli.rest.Failure;
import dev.owlissues.cli.rest.Failure.WrongUse;
import dev.owlissues.cli.rest.Rest;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The stack that {@code ./owl local} starts on this machine. It hands its keys to its user. */
public final class LocalStack {
  private static final int USUAL = 3_000;
  private static final int LAST_PORT = 65_535;

  /** It is on this machine: whatever takes longer there is something else. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private LocalStack() {}

  /**
   * The stack that runs here, if one does.
   *
   * @param found is told where
   */
  public static Optional<Target> find(Map<String, String> environment, Consumer<String> found) {
    URI here = URI.create("http://localhost:" + port(environment.getOrDefault("OWL_PORT", "")));
    try {
      JsonNode credentials = Rest.within(PATIENCE, here).get("/_local/credentials");
      Optional<String> key = text(credentials, "agent_key");
      key.ifPresent(_ -> found.accept(here.toString()));
      return key.map(_ -> new Target(here, key, text(credentials, "team_id")));
    } catch (Failure nothingOfOurs) {
      return Optional.empty();
    }
  }

  private static int port(String text) {
    int port = text.isEmpty() ? USUAL : text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > LAST_PORT) {
      throw new WrongUse("OWL_PORT is a port from 1 to 65535, not \"%s\".".formatted(text));
    }
    return port;
  }

  private static Optional<String> text(JsonNode json, String field) {
    return Optional.of(json.path(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }
}
