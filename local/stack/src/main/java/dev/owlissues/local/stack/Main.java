package dev.owlissues.local.stack;

import dev.owlissues.local.stack.demo.Demo;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/** Starts the stack: what {@code ./owl local} runs. */
public final class Main {
  private static final int CANNOT_START = 2;

  private Main() {}

  /**
   * Runs the stack until the process is ended.
   *
   * @param arguments {@code --demo} or nothing
   */
  public static void main(String[] arguments) {
    PrintStream console = System.out;
    try {
      run(Options.of(arguments, System.getenv()), console);
    } catch (CannotStart reason) {
      console.flush();
      System.err.println(reason.getMessage());
      System.exit(CANNOT_START);
    }
  }

  private static void run(Options options, PrintStream console) {
    // The port first: while it is taken, nothing else is touched.
    PrintStream errors = System.err;
    Front front = Front.bind(options.port(), errors);
    DataFolder folder = DataFolder.open(options.data());
    Path logFile = folder.file("owl.log");
    PrintStream log = log(logFile);
    // Functions and libraries write to standard output: it belongs to the log, not to the person.
    System.setOut(log);
    System.setErr(log);
    LocalStack stack = LocalStack.start(front, folder, InstantSource.system(), log);
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
    Banner banner = new Banner(stack.credentials(), options.data(), logFile);
    banner.ready(console);
    if (options.demo()) {
      demo(stack, console);
    } else {
      banner.next(console);
    }
    banner.end(console);
    console.flush();
  }

  private static void demo(LocalStack stack, PrintStream console) {
    var changes = new ResolvedIssues(stack.issues(), stack.clock(), stack.ids());
    Demo.run(stack.credentials().baseUrl(), changes, console, Boolean.getBoolean("owl.terminal"));
  }

  private static PrintStream log(Path file) {
    try {
      return new PrintStream(
          new FileOutputStream(file.toFile(), true), true, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CannotStart("Cannot write the log %s: %s".formatted(file, e), e);
    }
  }
}
