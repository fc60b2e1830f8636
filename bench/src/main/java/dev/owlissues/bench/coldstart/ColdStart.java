package dev.owlissues.bench.coldstart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Starts each function as Lambda does: the real runtime interface client in a process of its own,
 * which takes a sample event and answers. All are started in turn, round after round, and each is
 * compared with the hello world of its round, so that what else the machine does falls on all.
 */
public final class ColdStart {
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
    var measurement = new ColdStart(new Setting(Path.of(args[0])));
    try {
      measurement.run(rounds);
    } finally {
      measurement.close();
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
        "\n| function | first answer, ms | ratio | warm, ms | memory, MB |\n|---|--:|--:|--:|--:|");
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
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < measured.size(); round++) {
      ratios.add(measured.get(round).firstAnswer() / hello.get(round).firstAnswer());
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %.0f (%.0f–%.0f) | %.2f | %.1f | %.0f |%n",
        candidate.name(),
        median(times),
        times.getFirst(),
        times.getLast(),
        median(ratios),
        median(measured.getLast().warm()),
        measured.getLast().memory());
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private void close() throws IOException {
    for (TaskRoot root : roots.values()) {
      root.close();
    }
  }
}
