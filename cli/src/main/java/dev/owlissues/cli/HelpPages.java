package dev.owlissues.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ScopeType;

/**
 * Makes the help of a command say what is its own. What all commands have stands in the help of
 * {@code owl} alone.
 */
public final class HelpPages {
  private static final int WIDTH = 100;

  private HelpPages() {}

  /** For a command and all below it. */
  public static void arrange(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    spec.usageMessage().width(WIDTH);
    spec.usageMessage().autoWidth(false);
    if (spec.parent() != null) {
      spec.usageMessage().abbreviateSynopsis(true);
      spec.usageMessage().parameterListHeading("%n");
      spec.usageMessage().optionListHeading("%n");
      spec.usageMessage().commandListHeading("%nCommands:%n");
      spec.usageMessage().footer("", "Options of every command: owl --help");
      Map<String, IHelpSectionRenderer> sections = command.getHelpSectionMap();
      sections.put(
          UsageMessageSpec.SECTION_KEY_OPTION_LIST,
          help -> help.optionListExcludingGroups(own(help)));
      // Methods have no order that one could rely on.
      sections.put(
          UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
          help -> help.commandList(new TreeMap<>(help.subcommands())));
    }
    command.getSubcommands().values().forEach(HelpPages::arrange);
  }

  private static List<OptionSpec> own(Help help) {
    CommandSpec root = help.commandSpec().root();
    return help.commandSpec().options().stream().filter(option -> !isOfAll(option, root)).toList();
  }

  // A command may have an option of its own that owl has by that name for itself, as --version.
  private static boolean isOfAll(OptionSpec option, CommandSpec root) {
    OptionSpec above = root.findOption(option.longestName());
    return option.inherited() && above != null && above.scopeType() == ScopeType.INHERIT;
  }
}
