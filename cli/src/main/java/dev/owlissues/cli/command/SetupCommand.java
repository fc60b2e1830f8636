package dev.owlissues.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.cli.rest.Failure.WrongUse;
import dev.owlissues.cli.session.Session;
import picocli.CommandLine.Command;

/** {@code owl setup}: keeps where the API is and a key that somebody has. */
@Command(
    name = "setup",
    description =
        "Keep where the API is and a key that you have: --endpoint and --api-key are needed; --api-key -"
            + " reads the key from standard input, so that no list of processes shows it.")
public final class SetupCommand implements Runnable {
  private final Session session;

  public SetupCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    if (!session.globals().sayWhereAndWho()) {
      throw new WrongUse("owl setup needs --endpoint URL and --api-key KEY.");
    }
    JsonNode who = session.rest().get("/v1/auth/whoami");
    JsonNode team = who.path("team");
    if (!team.isObject()) {
      throw new WrongUse(
          "That is the token of a person, which ends; make an agent key: owl keys create");
    }
    Keeping.keep(session, team, session.target().key().orElseThrow(), session.target().endpoint());
  }
}
