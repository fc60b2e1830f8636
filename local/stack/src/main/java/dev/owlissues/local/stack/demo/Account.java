package dev.owlissues.local.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.account.team.Platform;
import java.net.URI;
import java.util.List;

/** Where the demo sends to and reads from: the stack's first team. */
record Account(URI baseUrl, String projectId, String agentKey, List<Sender> senders) {

  Account {
    senders = List.copyOf(senders);
  }

  /**
   * One app as a sender of events.
   *
   * @param bundleId empty when its platform has none
   */
  record Sender(String id, String name, String platform, String bundleId, String clientSecret) {}

  /** Reads what the stack says about itself. */
  static Account of(URI baseUrl, JsonNode json) {
    List<Sender> senders =
        json.path("apps")
            .valueStream()
            .map(app ->
                new Sender(
                    app.path("id").asText(),
                    app.path("name").asText(),
                    app.path("platform").asText(),
                    app.path("bundle_id").asText(""),
                    app.path("client_secret").asText()))
            .toList();
    return new Account(
        baseUrl, json.path("project_id").asText(), json.path("agent_key").asText(), senders);
  }

  /** The first team's app on that platform. */
  Sender sender(Platform platform) {
    return senders.stream()
        .filter(sender -> sender.platform().equals(platform.wire()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("the first project has no app for " + platform.wire()));
  }
}
