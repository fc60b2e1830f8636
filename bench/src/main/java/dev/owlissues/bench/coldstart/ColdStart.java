package dev.owlissues.bench.coldstart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Starts each function as Lambda does: the real runtime interface client in a process of its own,
 * which takes a sample event and answers. All are started in turn, round after round, and each is
 * compared with the hello world of its round, so that what else the machine does falls on all.
 */
public final class ColdStart implements AutoCloseable {
  private static final int ROUNDS = 11;
  private static final int WARM = 200;

  private final Setting setting;
  private final Map<String, TaskRoot> roots = new LinkedHashMap<>();
  private final Map<Candidate, List<Start>> starts = new LinkedHashMap<>();

  private ColdStart(Setting setting) {
    this.setting = setting;
  }

  /** Measures; the arguments are the repository and, if given, the number of rounds. */
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
    try (var measurement = new ColdStart(new Setting(Path.of(args[0])))) {
      measurement.run(rounds);
    } catch (IOException | IllegalStateException failed) {
      failed.printStackTrace();
      System.exit(1);
    }
    // DynamoDB Local's threads would go on.
    System.exit(0);
  }

  private void run(int rounds) throws IOException, InterruptedException {
    List<Candidate> all =
        Stream.concat(Stream.of(Candidate.HELLO), Candidate.FUNCTIONS.stream()).toList();
    // The first round fills the machine's caches and is not counted.
    for (int round = 0; round <= rounds; round++) {
      for (Candidate candidate : all) {
        Start start = start(candidate, round == rounds ? WARM : 0);
        if (round == 0) {
          System.out.printf("%s answers %.100s%n", candidate.name(), start.answer());
        } else {
          starts.computeIfAbsent(candidate, _ -> new ArrayList<>()).add(start);
        }
      }
    }
    System.out.println(
        """

        Milliseconds; ratio to the hello world of the round. Processor: time of all its threads.

        | function | first answer | ratio | processor | ratio | warm | processor | memory, MB |
        |---|--:|--:|--:|--:|--:|--:|--:|\
        """);
    all.forEach(this::print);
  }

  private Start start(Candidate candidate, int warm) throws IOException, InterruptedException {
    TaskRoot root = roots.get(candidate.archive());
    if (root == null) {
      root = TaskRoot.of(setting.archive(candidate));
      roots.put(candidate.archive(), root);
    }
    return Start.of(
        candidate, root, setting.environment(candidate), setting.event(candidate.event()), warm);
  }

  private void print(Candidate candidate) {
    List<Start> measured = starts.getOrDefault(candidate, List.of());
    List<Start> hello = starts.getOrDefault(Candidate.HELLO, List.of());
    List<Double> times = measured.stream().map(Start::firstAnswer).sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "| %s | %.0f (%.0f–%.0f) | %.2f | %.0f | %.2f | %.1f | %.1f | %.0f |%n",
        candidate.name(),
        median(times),
        times.getFirst(),
        times.getLast(),
        ratio(measured, hello, Start::firstAnswer),
        median(measured.stream().map(Start::processor).toList()),
        ratio(measured, hello, Start::processor),
        median(measured.getLast().warm()),
        measured.getLast().warmProcessor(),
        measured.getLast().memory());
  }

  private static double ratio(
      List<Start> measured, List<Start> hello, ToDoubleFunction<Start> figure) {
    return median(
        IntStream.range(0, measured.size())
            .mapToObj(round ->
                figure.applyAsDouble(measured.get(round)) / figure.applyAsDouble(hello.get(round)))
            .toList());
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  @Override
  public void close() throws IOException {
    for (TaskRoot root : roots.values()) {
      root.close();
    }
  }
}
