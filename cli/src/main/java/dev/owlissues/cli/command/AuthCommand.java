package dev.owlissues.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.cli.rest.Failure.Refused;
import dev.owlissues.cli.rest.Failure.WrongUse;
import dev.owlissues.cli.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code owl auth}: a key of one's own by a code that is mailed. */
@Command(
    name = "auth",
    addMethodSubcommands = false,
    description = "Sign in by a code that is mailed to you.")
public final class AuthCommand {
  private final Session session;

  public AuthCommand(Session session) {
    this.session = session;
  }

  @Command(name = "send-code", description = "Ask for a code by mail.")
  void sendCode(
      @Option(
              names = "--email",
              required = true,
              paramLabel = "EMAIL",
              description = "Your address.")
          String email) {
    JsonNode answer =
        session.openRest().post("/v1/auth/send-code", Session.body().put("email", email));
    session.printer().done(answer, List.of("message"), Session.text(answer, "message"));
    session.printer().next("Then: owl auth verify --email %s --code CODE".formatted(email));
  }

  @Command(
      name = "verify",
      description = "Turn a code into a key of your own, kept in the configuration file.")
  void verify(
      @Option(
              names = "--email",
              required = true,
              paramLabel = "EMAIL",
              description = "Your address.")
          String email,
      @Option(
              names = "--code",
              required = true,
              paramLabel = "CODE",
              description = "The six digits of the mail.")
          String code,
      @Option(
              names = "--team-id",
              paramLabel = "ID",
              description = "Which team the key is for, if you are in several.")
          Optional<String> teamId) {
    ObjectNode body = Session.body().put("email", email).put("code", code);
    Session.put(body, "team_id", teamId);
    // A code is good for one key: what could keep the key from being kept comes first.
    Keeping.ingest(session);
    session.config().mustBeWritable();
    JsonNode answer = login(body);
    Keeping.keep(session, answer.path("team"), Session.text(answer, "api_key"), session.endpoint());
  }

  // The code stays good, so that it can be said again with a team.
  private JsonNode login(ObjectNode body) {
    try {
      return session.openRest().post("/v1/auth/agent-login", body);
    } catch (Refused refused) {
      Optional<JsonNode> teams = refused.field("teams");
      if (teams.isPresent() && session.printer().isForPeople()) {
        throw new WrongUse(
            "Which team? The same again with --team-id, one of\n"
                + teams
                    .get()
                    .valueStream()
                    .map(team ->
                        "  %s  %s".formatted(Session.text(team, "id"), Session.text(team, "name")))
                    .collect(Collectors.joining("\n")));
      }
      throw refused;
    }
  }
}
