package dev.owlissues.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.cli.HelpPages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * docs/cli.md has the help of every command, as the program prints it; {@code -Dowl.write=true}
 * writes it down.
 */
class CliDocTest {
  private static final Path ROOT = Path.of(System.getProperty("owl.root", "../.."));
  private static final Path DOC = ROOT.resolve("docs/cli.md");
  private static final String BEGIN = "<!-- From here on written by CliDocTest. -->\n";

  @Test
  void theDocumentHasTheHelpOfEveryCommand() throws IOException {
    String document = Files.readString(DOC);
    String wanted = document.substring(0, document.indexOf(BEGIN)) + BEGIN + pages();

    if (Boolean.getBoolean("owl.write")) {
      Files.writeString(DOC, wanted);
    }

    assertThat(document).isEqualTo(wanted);
  }

  private static String pages() {
    CommandLine owl = OwlTree.whole();
    HelpPages.arrange(owl);
    StringBuilder pages = new StringBuilder();
    OwlTree.visit(
        owl,
        "",
        (name, command) ->
            pages
                .append(
                    "\n%s owl %s\n\n```\n"
                        .formatted(name.contains(" ") ? "###" : "##", name)
                        .replace(" \n", "\n"))
                .append(command.getUsageMessage(Ansi.OFF).stripTrailing())
                .append("\n```\n"));
    return pages.toString();
  }

  /** The script's own help needs no JDK, and so is a text of its own. */
  @Test
  void theScriptsHelpNamesEveryCommand() throws IOException {
    String script = Files.readString(ROOT.resolve("owl"));
    String help = script.substring(script.indexOf("usage() {"), script.indexOf("\nTEXT\n"));
    List<String> commands = new ArrayList<>(OwlTree.whole().getSubcommands().keySet());

    assertThat(commands)
        .allSatisfy(name -> assertThat(help).containsPattern("(?m)(^|  )" + name + "  "));
  }
}
