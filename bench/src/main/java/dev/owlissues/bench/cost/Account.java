package dev.owlissues.bench.cost;

import dev.owlissues.bench.site.Round;
import dev.owlissues.bench.workload.Requests;
import dev.owlissues.local.aws.dynamo.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one workload came to.
 *
 * @param messages of the queue, each an invocation of the worker
 */
record Account(
    String name, int events, Map<Step, Usage> ingest, Map<Step, Usage> scan, int messages) {
  private static final double MILLION = 1e6;

  /** Sends a workload's events and has them scanned, through the client that the site has. */
  static Account of(String name, SteppedDynamo dynamo, Round round) {
    Map<Step, Usage> ingest = dynamo.during(round::ingest);
    List<Integer> messages = new ArrayList<>();
    Map<Step, Usage> scan = dynamo.during(() -> messages.add(round.scan().messages()));
    return new Account(name, round.events(), ingest, scan, messages.getFirst());
  }

  Usage ingested() {
    return sum(ingest);
  }

  Usage scanned() {
    return sum(scan);
  }

  /** Dollars for each million events, ingest and scan together. */
  double dollars() {
    return million(ingestDollars() + scanDollars());
  }

  private double ingestDollars() {
    return Prices.units(ingested()) + Prices.requests(requests());
  }

  private double scanDollars() {
    return Prices.units(scanned()) + Prices.scan(events, messages);
  }

  /** As a line of a Markdown table: everything per million events. */
  String line() {
    return String.format(
        Locale.ROOT,
        "| %s | %,.0f | %,.0f | %,.0f | %,.0f | %,.0f | %,.0f | %.3f | %.3f | **%.3f** |",
        name,
        million(ingested().writeUnits()),
        million(ingested().readUnits()),
        million((double) ingested().totalRequests()),
        million(scanned().writeUnits()),
        million(scanned().readUnits()),
        million((double) scanned().totalRequests()),
        million(ingestDollars()),
        million(scanDollars()),
        dollars());
  }

  /** As lines of a Markdown table, one per step: what was used, as it was. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    ingest.forEach((step, usage) -> lines.add(line("ingest", step.toString(), usage)));
    scan.forEach((step, usage) -> lines.add(line("scan", step.toString(), usage)));
    lines.add(count("ingest", "API Gateway, invocations", requests()));
    lines.add(count("scan", "schedule, planner", 1));
    lines.add(count("scan", "SQS", Prices.REQUESTS_PER_MESSAGE * messages));
    lines.add(count("scan", "worker", messages));
    return lines;
  }

  private String line(String phase, String step, Usage usage) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %,d | %,.0f | %,.0f |",
        name,
        phase,
        step,
        usage.totalRequests(),
        usage.writeUnits(),
        usage.readUnits());
  }

  private String count(String phase, String step, int requests) {
    return String.format(Locale.ROOT, "| %s | %s | %s | %,d | | |", name, phase, step, requests);
  }

  private int requests() {
    return events / Requests.EVENTS;
  }

  private double million(double all) {
    return all / events * MILLION;
  }

  private static Usage sum(Map<Step, Usage> used) {
    return used.values().stream().reduce(Usage.NONE, Usage::plus);
  }
}
