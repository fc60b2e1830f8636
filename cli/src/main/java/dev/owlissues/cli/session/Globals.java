package dev.owlissues.cli.session;

import dev.owlissues.cli.config.Flags;
import dev.owlissues.cli.view.Format;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code owl} itself: the options that all commands have. */
@Command(
    name = "owl",
    description = "Owl Issues: what is broken, for whom, since when, and whether it is mended.",
    synopsisSubcommandLabel = "COMMAND",
    optionListHeading = "%nOptions of every command:%n",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Where the API is and which key asks it: a flag, else the environment, else the file, else the stack"
          + " that runs on this machine.",
      "Exit codes: 0 done; 1 the API refused it; 2 wrong use; 3 the API was not reached;"
          + " 4 owl itself failed, or its answer could not be written."
    })
public final class Globals {
  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      order = 1,
      description = "Where the API is (OWLMETRY_ENDPOINT).")
  Optional<String> endpoint = Optional.empty();

  @Option(
      names = "--api-key",
      paramLabel = "KEY",
      scope = ScopeType.INHERIT,
      order = 2,
      description =
          "The key or token to ask with (OWLMETRY_API_KEY); - reads it from standard input.")
  Optional<String> apiKey = Optional.empty();

  @Option(
      names = "--ingest-endpoint",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      order = 3,
      description = "Where apps send to, for setup to keep (OWLMETRY_INGEST_ENDPOINT).")
  Optional<String> ingestEndpoint = Optional.empty();

  @Option(
      names = "--team",
      paramLabel = "TEAM",
      scope = ScopeType.INHERIT,
      order = 4,
      description = "The profile to use this once: a team's id, slug or name.")
  Optional<String> team = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      scope = ScopeType.INHERIT,
      order = 5,
      defaultValue = "table",
      description = "table for people, json for the API's body, log for a line each.")
  Format format = Format.TABLE;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      order = 6,
      description = "Nothing but the answer: no hints, no progress, no word that it is done.")
  boolean quiet;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      order = 7,
      description = "What a command does and takes.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      order = 8,
      description = "Which version this is.")
  boolean version;

  /** What apps send to, if the command line says so. */
  public Optional<String> ingestEndpoint() {
    return ingestEndpoint;
  }

  /** Whether the command line itself says where the API is and with which key. */
  public boolean sayWhereAndWho() {
    return endpoint.isPresent() && apiKey.isPresent();
  }

  /** Of where the API is and who asks. */
  Flags flags(Optional<String> key) {
    return new Flags(endpoint, key, team);
  }
}
