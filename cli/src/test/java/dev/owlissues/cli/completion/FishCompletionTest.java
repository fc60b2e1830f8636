package dev.owlissues.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class FishCompletionTest {
  @Command(name = "owl", subcommands = Fly.class)
  static final class Bird {}

  @Command(name = "fly", description = "It's what owls do.")
  static final class Fly {
    enum Height {
      LOW,
      HIGH
    }

    @Option(
        names = {"-h", "--height"},
        description = "How high.")
    Height height = Height.LOW;

    @Option(names = "--silent")
    boolean silent;

    @Option(names = "--to", description = "Where \\to.")
    String to = "";

    @Parameters Height[] others = {};
  }

  @Test
  void theValueOfAnOptionIsNoWordOfACommand() {
    String script = new FishCompletion("owl").of(new CommandLine(new Bird()).getCommandSpec());

    assertThat(script).contains("else if contains -- $word --height --to -h\n");
  }

  @Test
  void commandsAreOfferedAfterThoseAboveThemAndOptionsWithTheirWords() {
    String script = new FishCompletion("owl").of(new CommandLine(new Bird()).getCommandSpec());

    assertThat(script.lines().filter(line -> line.startsWith("complete")))
        .containsExactlyInAnyOrder(
            "complete -c owl -f",
            "complete -c owl -n '__owl_at \"\" \"fly\"' -a fly -d 'It\\'s what owls do.'",
            "complete -c owl -n '__owl_at \"fly\" \"\"' -s h -l height -x -a 'LOW HIGH' -d 'How high.'",
            "complete -c owl -n '__owl_at \"fly\" \"\"' -l silent",
            "complete -c owl -n '__owl_at \"fly\" \"\"' -l to -r -d 'Where \\\\to.'",
            "complete -c owl -n '__owl_at \"fly\" \"\"' -a 'LOW'",
            "complete -c owl -n '__owl_at \"fly\" \"\"' -a 'HIGH'");
  }
}
