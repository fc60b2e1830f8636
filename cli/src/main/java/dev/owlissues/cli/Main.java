package dev.owlissues.cli;

import dev.owlissues.cli.rest.Failure.Broken;
import dev.owlissues.cli.rest.Pause;
import dev.owlissues.cli.session.Globals;
import dev.owlissues.cli.session.Session;
import dev.owlissues.cli.term.Pipe;
import dev.owlissues.cli.term.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** What {@code ./owl} runs. */
public final class Main {
  private Main() {}

  /** Does what the arguments say, and ends the process with what became of it. */
  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    int columns = Integer.getInteger("owl.columns", 0);
    boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
    boolean colour = columns > 0 && environment.getOrDefault("NO_COLOR", "").isEmpty() && !dumb;
    boolean progress = Boolean.getBoolean("owl.progress") && !dumb;
    Terminal terminal = Terminal.of(System.in, out(), System.err, columns, colour, progress);
    System.exit(run(terminal, environment, arguments));
  }

  // Of what fails to be written into a pipe there is only one reason.
  private static PrintStream out() {
    return Boolean.getBoolean("owl.piped")
        ? new PrintStream(
            new Pipe(new FileOutputStream(FileDescriptor.out)), false, StandardCharsets.UTF_8)
        : System.out;
  }

  /** Does what the arguments say. */
  public static int run(Terminal terminal, Map<String, String> environment, String... arguments) {
    Globals globals = new Globals();
    Session session =
        new Session(globals, terminal, environment, InstantSource.system(), Pause::sleep);
    Failures failures = new Failures(session);
    int code;
    try {
      code = commands(globals, session, terminal, failures, arguments).execute(arguments);
    } catch (RuntimeException | Error fault) {
      code = failures.say(Broken.by(fault));
    }
    if (!terminal.isWritten() && code == 0) {
      code =
          failures.say(
              new Broken(
                  "The answer could not be written: standard output is closed, or its disk full."));
    }
    terminal.flush();
    return code;
  }

  private static CommandLine commands(
      Globals globals, Session session, Terminal terminal, Failures failures, String... arguments) {
    CommandLine commands =
        CommandTree.of(globals, session, List.of(arguments))
            .setOut(terminal.out())
            .setErr(terminal.err())
            .setColorScheme(Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF))
            .setExecutionExceptionHandler(failures)
            .setParameterExceptionHandler(failures);
    commands.getCommandSpec().version("owl 0.1.0");
    HelpPages.arrange(commands);
    return commands;
  }
}
