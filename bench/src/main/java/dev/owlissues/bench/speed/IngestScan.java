package dev.owlissues.bench.speed;

import dev.owlissues.bench.growth.Units;
import dev.owlissues.bench.site.Report;
import dev.owlissues.bench.site.Spread;
import dev.owlissues.bench.site.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures ingest and scan through the functions' own handlers, over DynamoDB Local. Arguments are
 * numbers of events; without any, all sizes of docs/performance.md are measured.
 */
public final class IngestScan {
  // A page of the scan ends at 250,000 candidates: here several follow each other.
  private static final int MORE_THAN_A_PAGE = 600_000;
  private static final List<Plan> PLANS =
      List.of(
          new Plan(Store.MEMORY, 10_000, 5),
          new Plan(Store.MEMORY, 50_000, 5),
          new Plan(Store.MEMORY, 200_000, 3),
          new Plan(Store.MEMORY, MORE_THAN_A_PAGE, 1),
          new Plan(Store.FILE, 10_000, 3),
          new Plan(Store.FILE, 50_000, 1),
          new Plan(Store.FILE, 200_000, 1));
  private static final int PUTS = 2_000;
  private static final int PUT_RUNS = 5;
  private static final int WARM_UP = 200_000;
  // Not counted, on the database that is measured next: small rounds, since with few events most of
  // the work is to begin issues, which a large round does only at its start.
  private static final int WARM_STORE = 5_000;
  private static final int WARM_STORE_ROUNDS = 8;
  private static final long SEED = 20_261_124;

  private final Report report;

  private IngestScan(Report report) {
    this.report = report;
  }

  /** How often a size is measured over a store. */
  private record Plan(Store store, int events, int runs) {}

  /** Prints progress as it goes, then the tables. */
  public static void main(String[] sizes) {
    List<Integer> wanted = Stream.of(sizes).map(Integer::valueOf).toList();
    new IngestScan(Report.toConsole())
        .run(PLANS.stream().filter(p -> wanted.isEmpty() || wanted.contains(p.events)).toList());
  }

  private void run(List<Plan> plans) {
    say("Measuring ingest and scan; this takes about seven minutes on two quiet cores.");
    say("Warming up ...");
    Store.MEMORY.use(dynamo -> Units.of(dynamo, SEED, WARM_UP));
    List<String> floors = Stream.of(Store.values()).map(this::floor).toList();
    List<String> units =
        plans.stream()
            .filter(plan -> plan.store == Store.MEMORY && plan.events < MORE_THAN_A_PAGE)
            .map(this::units)
            .toList();
    List<String> rates = plans.stream().map(this::rates).toList();
    report(floors, rates, units);
  }

  private String floor(Store store) {
    List<Double> rates = new ArrayList<>();
    // As for the rates: a database that has just been opened is slow, and not what is measured.
    store.use(dynamo -> {
      PutRate.measure(dynamo, PUTS);
      for (int run = 0; run < PUT_RUNS; run++) {
        rates.add(PutRate.measure(dynamo, PUTS));
      }
    });
    String line = "DynamoDB Local %s: %s puts/s".formatted(store, new Spread(rates));
    say(line);
    return line;
  }

  private String rates(Plan plan) {
    var rates = new Rates(plan.store, plan.events);
    plan.store.use(dynamo -> {
      for (int round = 0; round < WARM_STORE_ROUNDS; round++) {
        new Rates(plan.store, WARM_STORE).add(dynamo, SEED);
      }
      for (int run = 1; run <= plan.runs; run++) {
        say(rates.add(dynamo, SEED + run));
      }
    });
    return rates.line();
  }

  private String units(Plan plan) {
    List<String> lines = new ArrayList<>();
    plan.store.use(dynamo -> lines.add(Units.of(dynamo, SEED, plan.events).line()));
    say("units and requests per event: " + lines.getFirst());
    return lines.getFirst();
  }

  private void report(List<String> floors, List<String> rates, List<String> units) {
    say("");
    floors.forEach(report::say);
    say("");
    say("Events per second: median (least–most). Memory in MB while scanning.");
    report.table(
        1, "| store | events | runs | ingest | scan | alive in heap | heap | process |", rates);
    say("");
    say("Per event: units written, units read, requests.");
    report.table(
        0, "| events | ingest writes | reads | requests | scan writes | reads | requests |", units);
  }

  private void say(String line) {
    report.say(line);
  }
}
