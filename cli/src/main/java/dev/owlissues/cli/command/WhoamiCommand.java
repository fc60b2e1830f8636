package dev.owlissues.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.cli.session.Session;
import dev.owlissues.cli.view.Labels;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code owl whoami}: what the key is and may do. */
@Command(name = "whoami", description = "Who asks: the key or person, the team, the permissions.")
public final class WhoamiCommand implements Runnable {
  private final Session session;

  public WhoamiCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    JsonNode who = session.rest().get("/v1/auth/whoami");
    Labels labels =
        Labels.of(session.printer())
            .put("endpoint", session.target().endpoint().toString())
            .put("who", who.path("key_type").asText(Session.text(who, "type")))
            .field(who, "email")
            .put("team", who.path("team").path("name").asText(""))
            .put("team id", who.path("team").path("id").asText(""))
            .put("permissions", joined(who.path("permissions")))
            .put(
                "teams",
                who.path("teams")
                    .valueStream()
                    .map(team ->
                        "%s (%s)".formatted(Session.text(team, "name"), Session.text(team, "role")))
                    .collect(Collectors.joining(", ")));
    session
        .printer()
        .one(
            who,
            List.of("type", "key_type", "email", "team", "permissions", "teams"),
            labels.all());
  }

  private static String joined(JsonNode texts) {
    return texts.valueStream().map(JsonNode::asText).collect(Collectors.joining(" "));
  }
}
