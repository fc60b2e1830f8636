package dev.owlissues.cli;

import dev.owlissues.cli.command.AppsCommand;
import dev.owlissues.cli.command.AuditLogCommand;
import dev.owlissues.cli.command.AuthCommand;
import dev.owlissues.cli.command.EventsCommand;
import dev.owlissues.cli.command.ExportCommand;
import dev.owlissues.cli.command.IdentityCommand;
import dev.owlissues.cli.command.InvestigateCommand;
import dev.owlissues.cli.command.IssuesCommand;
import dev.owlissues.cli.command.JobsCommand;
import dev.owlissues.cli.command.KeysCommand;
import dev.owlissues.cli.command.ProjectsCommand;
import dev.owlissues.cli.command.ScriptCommands;
import dev.owlissues.cli.command.SetupCommand;
import dev.owlissues.cli.command.SwitchCommand;
import dev.owlissues.cli.command.TeamCommand;
import dev.owlissues.cli.command.UsersCommand;
import dev.owlissues.cli.command.WhoamiCommand;
import dev.owlissues.cli.completion.CompletionCommand;
import dev.owlissues.cli.session.Globals;
import dev.owlissues.cli.session.Session;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * All commands. A run builds only those that its arguments name: reading them all takes longer than
 * asking the API.
 */
public final class CommandTree {
  private static final Map<String, Function<Session, Object>> COMMANDS = commands();
  private static final Set<String> HELP = Set.of("-h", "--help");

  private CommandTree() {}

  private static Map<String, Function<Session, Object>> commands() {
    Map<String, Function<Session, Object>> commands = new LinkedHashMap<>();
    commands.put("issues", IssuesCommand::new);
    commands.put("events", EventsCommand::new);
    commands.put("investigate", InvestigateCommand::new);
    commands.put("export", ExportCommand::new);
    commands.put("projects", ProjectsCommand::new);
    commands.put("apps", AppsCommand::new);
    commands.put("users", UsersCommand::new);
    commands.put("identity", IdentityCommand::new);
    commands.put("jobs", JobsCommand::new);
    commands.put("audit-log", AuditLogCommand::new);
    commands.put("team", TeamCommand::new);
    commands.put("keys", KeysCommand::new);
    commands.put("auth", AuthCommand::new);
    commands.put("setup", SetupCommand::new);
    commands.put("switch", SwitchCommand::new);
    commands.put("whoami", WhoamiCommand::new);
    commands.put("completion", _ -> new CompletionCommand());
    return commands;
  }

  /** The commands that the arguments name, or all of them where that is not enough. */
  static CommandLine of(Globals globals, Session session, List<String> arguments) {
    Set<String> named = Set.copyOf(arguments);
    // A word that is a value may be the name of a command too: one too many does no harm.
    boolean all =
        arguments.stream().anyMatch(HELP::contains)
            || named.contains("completion")
            || COMMANDS.keySet().stream().noneMatch(named::contains);
    return all ? whole(globals, session) : of(globals, session, named::contains);
  }

  /** All commands. */
  public static CommandLine whole(Globals globals, Session session) {
    CommandLine all = of(globals, session, _ -> true);
    ScriptCommands.addTo(all);
    return all;
  }

  private static CommandLine of(Globals globals, Session session, Predicate<String> wanted) {
    CommandLine root = new CommandLine(globals);
    COMMANDS.forEach((name, command) -> {
      if (wanted.test(name)) {
        root.addSubcommand(name, withMethods(command.apply(session), wanted));
      }
    });
    // A word is what it says: none reads a file because it begins with @, and a value may be the
    // name of a command.
    return root.setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setAllowSubcommandsAsOptionParameters(true);
  }

  /** A command with those of its own that are wanted, or all of them where none is. */
  private static CommandLine withMethods(Object group, Predicate<String> wanted) {
    CommandLine command = new CommandLine(group);
    List<Method> methods = methods(group.getClass());
    boolean none = methods.stream().map(CommandTree::name).noneMatch(wanted);
    methods.stream()
        .filter(method -> none || wanted.test(name(method)))
        .forEach(method -> command.addSubcommand(name(method), new CommandLine(method)));
    return command;
  }

  // Where a group has too many for one file, it joins interfaces that have the others.
  private static List<Method> methods(Class<?> group) {
    return Stream.concat(Stream.of(group), Arrays.stream(group.getInterfaces()))
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Command.class))
        .sorted(Comparator.comparing(CommandTree::name))
        .toList();
  }

  private static String name(Method method) {
    return method.getAnnotation(Command.class).name();
  }
}
