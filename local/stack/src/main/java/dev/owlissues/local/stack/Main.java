package dev.owlissues.local.stack;

import dev.owlissues.local.stack.demo.Demo;
import dev.owlissues.local.stack.http.Front;
import dev.owlissues.local.stack.job.Machine;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** Starts the stack: what {@code ./owl local} runs. */
public final class Main {
  private static final int FAILED = 1;
  private static final int CANNOT_START = 2;

  private final Options options;
  private final PrintStream console;
  private final PrintStream errors;
  private final AtomicBoolean stopping = new AtomicBoolean();

  private Main(Options options, PrintStream console, PrintStream errors) {
    this.options = options;
    this.console = console;
    this.errors = errors;
  }

  /**
   * Runs the stack until the process is ended.
   *
   * @param arguments {@code --demo} or nothing
   */
  public static void main(String[] arguments) {
    PrintStream errors = System.err;
    try {
      new Main(Options.of(arguments, System.getenv()), System.out, errors).run();
    } catch (CannotStart reason) {
      errors.println(reason.getMessage());
      System.exit(CANNOT_START);
    } catch (RuntimeException failure) {
      failure.printStackTrace(errors);
      System.exit(FAILED);
    }
  }

  private void run() {
    // The port first: while it is taken, nothing else is touched.
    Front front = Front.bind(options.port(), errors);
    DataFolder folder = DataFolder.open(options.data());
    Path logFile = folder.file("owl.log");
    PrintStream log = log(logFile);
    // Functions and libraries write to standard output: it belongs to the log, not to the person.
    System.setOut(log);
    System.setErr(log);
    LocalStack stack = LocalStack.start(front, folder, Machine.real(), log, options.signUps());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack), "stop"));
    Banner banner = new Banner(stack.credentials(), options.data(), logFile);
    banner.ready(console);
    if (options.demo()) {
      demo(stack, new DemoDiary(folder), log);
    } else {
      banner.next(console);
    }
    banner.end(console);
    console.flush();
  }

  private void stop(LocalStack stack) {
    stopping.set(true);
    stack.close();
  }

  // The stack is of use without its sample, so a failure here ends only the sample.
  private void demo(LocalStack stack, DemoDiary diary, PrintStream log) {
    try {
      var manner =
          new Demo.Manner(
              Boolean.getBoolean("owl.terminal"),
              Integer.getInteger("owl.demo.requests", Integer.MAX_VALUE));
      Demo.run(stack.credentials().baseUrl(), diary, console, manner);
    } catch (RuntimeException failure) {
      failure.printStackTrace(log);
      if (!stopping.get()) {
        console.println();
        console.println("The demo stopped: " + failure.getMessage());
      }
    }
    console.println();
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
