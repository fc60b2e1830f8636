package dev.owlissues.local.stack;

import dev.owlissues.cli.Main;
import dev.owlissues.cli.term.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs {@code owl}: in this process, or as one of its own where {@code owl.cli} names the script.
 *
 * @param environment all that it has but the path
 * @param folder for what it reads and writes, one command at a time
 */
record OwlCommand(Map<String, String> environment, Path folder) {
  private static final Optional<String> SCRIPT =
      Optional.ofNullable(System.getProperty("owl.cli")).filter(path -> !path.isBlank());

  /** What came of it. */
  record Outcome(int code, String out, String err) {}

  Outcome run(List<String> arguments, String input) throws IOException, InterruptedException {
    return SCRIPT.isPresent() ? process(SCRIPT.get(), arguments, input) : here(arguments, input);
  }

  private Outcome here(List<String> arguments, String input) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    Terminal terminal =
        Terminal.of(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            0,
            false,
            false);
    int code = Main.run(terminal, environment, arguments.toArray(String[]::new));
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Outcome process(String script, List<String> arguments, String input)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(script));
    command.addAll(arguments);
    Path in = Files.writeString(folder.resolve("in"), input);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder process =
        new ProcessBuilder(command)
            .directory(Path.of(System.getProperty("owl.root", "../..")).toFile())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    process.environment().keySet().removeIf(name -> name.startsWith("OWL"));
    process.environment().putAll(environment);
    int code = process.start().waitFor();
    return new Outcome(code, Files.readString(out), Files.readString(err));
  }
}
