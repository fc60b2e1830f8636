package dev.owlissues.bench;

import dev.owlissues.local.aws.dynamo.LocalDynamo;
import dev.owlissues.shared.dynamo.table.TableCreation;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.TableSnapshot;
import dev.owlissues.shared.scan.run.ConcurrentScans;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Plays busy days from seeds, as many as are asked for: ingest, scans, merges, comments and status
 * changes in whatever order, each held against what must be true after it. Arguments are how many,
 * and the first seed. It ends with 1 when a day went wrong, and says which.
 */
public final class Interleavings {
  private static final int MANY = 20_000;
  private static final int SOMETIMES = 250;

  private final PrintStream out;
  private final long first;
  private final long count;
  private final AtomicLong begun = new AtomicLong();
  private final AtomicLong right = new AtomicLong();

  private Interleavings(PrintStream out, long first, long count) {
    this.out = out;
    this.first = first;
    this.count = count;
  }

  /** Plays {@code [how many] [first seed]}. */
  public static void main(String[] arguments) throws InterruptedException {
    long count = arguments.length > 0 ? Long.parseLong(arguments[0]) : MANY;
    long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    System.exit(new Interleavings(System.out, first, count).run() ? 0 : 1);
  }

  private boolean run() throws InterruptedException {
    List<Thread> lanes = new ArrayList<>();
    for (int lane = 0; lane < Runtime.getRuntime().availableProcessors(); lane++) {
      lanes.add(Thread.ofPlatform().name("lane-" + lane).start(this::play));
    }
    for (Thread lane : lanes) {
      lane.join();
    }
    out.printf("%d of %d days went right%n", right.get(), count);
    return right.get() == count;
  }

  // Each lane has tables of its own. A day that a lane cannot finish has not gone right.
  private void play() {
    try (LocalDynamo local = LocalDynamo.inMemory()) {
      var names = TableNames.prefixed("days-");
      new TableCreation(local.client(), names).createAll();
      var empty = TableSnapshot.of(local.client(), names);
      for (long next = begun.getAndIncrement(); next < count; next = begun.getAndIncrement()) {
        empty.restore();
        judge(first + next, ConcurrentScans.violations(local.client(), names, first + next));
        if ((next + 1) % SOMETIMES == 0) {
          out.printf("%d ...%n", next + 1);
        }
      }
    }
  }

  private void judge(long seed, List<String> violations) {
    if (violations.isEmpty()) {
      right.incrementAndGet();
    } else {
      out.printf("seed %d, which `bench/run interleavings 1 %d` plays again:%n", seed, seed);
      violations.forEach(violation -> out.println("  " + violation));
    }
  }
}
