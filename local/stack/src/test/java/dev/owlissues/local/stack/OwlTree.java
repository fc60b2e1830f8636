package dev.owlissues.local.stack;

import dev.owlissues.cli.CommandTree;
import dev.owlissues.cli.rest.Pause;
import dev.owlissues.cli.session.Globals;
import dev.owlissues.cli.session.Session;
import dev.owlissues.cli.term.Terminal;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import picocli.CommandLine;

/** The commands of {@code owl}, as the program itself has them. */
final class OwlTree {
  /** What the script does itself. */
  static final Set<String> OF_THE_SCRIPT = Set.of("local", "fingerprint");

  private OwlTree() {}

  static CommandLine whole() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Globals globals = new Globals();
    Terminal terminal =
        Terminal.of(InputStream.nullInputStream(), nowhere, nowhere, 0, false, false);
    return CommandTree.whole(
        globals, new Session(globals, terminal, Map.of(), InstantSource.system(), Pause::sleep));
  }

  /** The commands that somebody can give, by what is typed, but for those of the script. */
  static List<String> commands() {
    List<String> names = new ArrayList<>();
    visit(
        whole(),
        "",
        (name, command) -> {
          if (!OF_THE_SCRIPT.contains(name) && !name.isEmpty() && isRun(command)) {
            names.add(name);
          }
        });
    return names;
  }

  private static boolean isRun(CommandLine command) {
    return command.getSubcommands().isEmpty()
        || command.getCommandSpec().userObject() instanceof Runnable;
  }

  /** Each command with what is typed for it, in order. */
  static void visit(CommandLine command, String name, BiConsumer<String, CommandLine> visitor) {
    visitor.accept(name, command);
    new TreeMap<>(command.getSubcommands())
        .forEach((word, sub) -> visit(sub, (name + " " + word).strip(), visitor));
  }
}
