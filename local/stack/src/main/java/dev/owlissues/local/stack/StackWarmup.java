package dev.owlissues.local.stack;

import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.local.stack.demo.Demo;
import dev.owlissues.local.stack.http.Front;
import dev.owlissues.local.stack.job.Machine;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Starts the stack on a free port and an empty folder, shows it the beginning of the demo, and ends
 * it: {@code ./owl} lets the JVM watch this to make the cache that later starts read classes from.
 */
public final class StackWarmup {
  private static final int REQUESTS = 3;

  private StackWarmup() {}

  /**
   * Runs to the end.
   *
   * @param arguments the folder for its data
   */
  public static void main(String[] arguments) {
    PrintStream out = System.out;
    DataFolder folder = DataFolder.open(Path.of(arguments[0]));
    // Nobody is there for whom time would have to pass.
    var time = new MovableClock(Instant.now());
    var machine = new Machine(time, time::advance);
    try (var stack = LocalStack.start(Front.bind(0, out), folder, machine, out)) {
      new Banner(stack.credentials(), folder.file("."), folder.file("owl.log")).ready(out);
      Demo.run(
          stack.credentials().baseUrl(),
          new DemoDiary(folder),
          out,
          new Demo.Manner(false, REQUESTS));
    }
  }
}
