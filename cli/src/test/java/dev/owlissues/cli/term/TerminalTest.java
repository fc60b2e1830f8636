package dev.owlissues.cli.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

  private Terminal terminal(boolean progress) {
    PrintStream stream = new PrintStream(screen, true, StandardCharsets.UTF_8);
    return Terminal.of(InputStream.nullInputStream(), stream, stream, 20, false, progress);
  }

  private String shown() {
    return screen.toString(StandardCharsets.UTF_8);
  }

  @Test // (R-cli-6)
  void progressIsALineThatSteersNothingAndFits() {
    terminal(true).progress("a\u001b[31mb " + "x".repeat(30));

    assertThat(shown()).isEqualTo("\r\u001b[Ka [31mb xxxxxxxxxxx…");
  }

  @Test
  void whereNoLineCanBeTakenBackThereIsNoProgress() {
    terminal(false).progress("running");

    assertThat(shown()).isEmpty();
  }

  @Test // (R-cli-5)
  void aNoteStandsBehindWhatWasAnsweredBeforeIt() {
    Terminal terminal = terminal(false);
    terminal.out().println("answer");

    terminal.note("one\ntwo");

    assertThat(shown()).isEqualTo("answer\none\ntwo\n");
  }
}
