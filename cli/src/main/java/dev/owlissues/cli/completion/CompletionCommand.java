package dev.owlissues.cli.completion;

import dev.owlissues.cli.rest.Failure.WrongUse;
import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code owl completion}: what a shell reads to complete commands. */
@Command(
    name = "completion",
    description =
        "Print what a shell reads to complete commands: source <(owl completion bash), the same with zsh;"
            + " owl completion fish | source.")
public final class CompletionCommand implements Runnable {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  String shell = "";

  public CompletionCommand() {
    spec = CommandSpec.create();
  }

  @Override
  public void run() {
    String script =
        switch (shell.toLowerCase(Locale.ROOT)) {
          // picocli's script is for both.
          case "bash", "zsh" -> AutoComplete.bash("owl", spec.root().commandLine());
          case "fish" -> new FishCompletion("owl").of(spec.root());
          default -> throw new WrongUse("\"%s\" is none of bash, zsh, fish.".formatted(shell));
        };
    spec.commandLine().getOut().print(script);
  }
}
