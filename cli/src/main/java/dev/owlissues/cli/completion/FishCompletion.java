package dev.owlissues.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish: a line for each command and option, under the words that come before it. */
final class FishCompletion {
  private final String program;
  private final StringBuilder script = new StringBuilder();

  FishCompletion(String program) {
    this.program = program;
  }

  /** The script for all commands below that one. */
  String of(CommandSpec root) {
    script.append(
        """
        # Completion of %1$s for fish.
        # Succeeds where the commands of the first argument were given and none of the second's.
        function __%1$s_at -a path below
            set -l words
            set -l value no
            for word in (commandline -opc)[2..]
                if test $value = yes
                    set value no
                else if contains -- $word %2$s
                    set value yes
                else if not string match -q -- '-*' $word
                    set -a words $word
                end
            end
            set -l asked (string split -n ' ' -- $path)
            set -l given (count $asked)
            test (count $words) -ge $given; or return 1
            test $given -eq 0; or test "$words[1..$given]" = "$asked"; or return 1
            set -l next (math $given + 1)
            not contains -- "$words[$next]" (string split -n ' ' -- $below)
        end
        complete -c %1$s -f
        """
            .formatted(program, String.join(" ", valued(root))));
    command(root, List.of());
    return script.toString();
  }

  // What stands behind one of these is no command.
  private static Set<String> valued(CommandSpec command) {
    Set<String> names = new TreeSet<>();
    command.options().stream()
        .filter(option -> option.arity().max() > 0)
        .forEach(option -> names.addAll(List.of(option.names())));
    command.subcommands().values().forEach(sub -> names.addAll(valued(sub.getCommandSpec())));
    return names;
  }

  private void command(CommandSpec command, List<String> path) {
    Map<String, CommandLine> below = new TreeMap<>(command.subcommands());
    below.forEach((name, sub) ->
        line(
            path,
            below,
            " -a " + name + described(sub.getCommandSpec().usageMessage().description())));
    // What is inherited is offered after the command that it comes from, and so after this one too.
    command.options().stream()
        .filter(option -> !option.inherited())
        .forEach(option -> line(path, Map.of(), option(option)));
    command
        .positionalParameters()
        .forEach(parameter ->
            candidates(parameter).forEach(word -> line(path, Map.of(), " -a " + quoted(word))));
    below.forEach((name, sub) -> {
      List<String> longer = new ArrayList<>(path);
      longer.add(name);
      command(sub.getCommandSpec(), longer);
    });
  }

  // A command is offered only where none of its kind was said.
  private void line(List<String> path, Map<String, CommandLine> below, String what) {
    String condition =
        "__%s_at \"%s\" \"%s\""
            .formatted(program, String.join(" ", path), String.join(" ", below.keySet()));
    script
        .append("complete -c ")
        .append(program)
        .append(" -n ")
        .append(quoted(condition))
        .append(what)
        .append('\n');
  }

  private static String option(OptionSpec option) {
    StringBuilder text = new StringBuilder();
    for (String name : option.names()) {
      text.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    if (option.arity().max() > 0) {
      List<String> words = candidates(option);
      text.append(words.isEmpty() ? " -r" : " -x -a " + quoted(String.join(" ", words)));
    }
    return text + described(option.description());
  }

  private static List<String> candidates(ArgSpec argument) {
    Iterable<String> words = argument.completionCandidates();
    return words == null ? List.of() : StreamSupport.stream(words.spliterator(), false).toList();
  }

  private static String described(String[] description) {
    return description.length == 0 ? "" : " -d " + quoted(String.join(" ", description));
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
