package dev.owlissues.cli.command;

import dev.owlissues.cli.rest.Failure.WrongUse;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the script does itself: here for help and completion, which speak of all commands. */
public final class ScriptCommands {
  private ScriptCommands() {}

  public static void addTo(CommandLine commands) {
    commands.addSubcommand(new Local()).addSubcommand(new Fingerprint());
  }

  @Command(name = "local", description = "Run Owl Issues on this machine until Ctrl-C.")
  static final class Local implements Runnable {
    @Option(names = "--demo", description = "With a sample of events and the issues found in them.")
    boolean demo;

    @Override
    public void run() {
      throw new WrongUse("Only the script does that: ./owl local");
    }
  }

  @Command(
      name = "fingerprint",
      description =
          "How errors are grouped: reads messages, a line each, with a tab and the module if there is one,"
              + " and prints for each the fingerprint, a tab and the message without what varies.")
  static final class Fingerprint implements Runnable {
    @Option(
        names = "--rule",
        paramLabel = "RULE",
        description = "The rule, of which there is one: standard.")
    String rule = "standard";

    @Override
    public void run() {
      throw new WrongUse("Only the script does that: ./owl fingerprint");
    }
  }
}
