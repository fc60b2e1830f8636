package dev.owlissues.cli.session;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The option of commands that are about one team. */
public final class TeamChoice {
  @Option(
      names = "--team-id",
      paramLabel = "ID",
      description = "The team; that of the key if not said.")
  Optional<String> teamId = Optional.empty();

  /** The id of the team that is meant. */
  public String id(Session session) {
    return new Lookup(session).team(teamId);
  }
}
