package dev.owlissues.bench.cost;

import dev.owlissues.bench.site.Report;
import dev.owlissues.bench.site.Store;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints the cost ledger: units, requests and dollars of the four workloads, by step. The argument
 * is their size, a million events without one.
 */
public final class CostLedger {
  private static final int SIZE = 1_000_000;

  private CostLedger() {}

  /** Prints progress as it goes, then the tables. */
  public static void main(String[] size) {
    Report report = Report.toConsole();
    var ledger = new Ledger(size.length == 0 ? SIZE : Integer.parseInt(size[0]), report::say);
    List<Account> accounts = new ArrayList<>();
    Store.MEMORY.use(dynamo -> accounts.addAll(ledger.steady(dynamo)));
    Store.MEMORY.use(dynamo -> accounts.add(ledger.storm(dynamo)));
    Store.MEMORY.use(dynamo -> accounts.add(ledger.trickle(dynamo)));
    report.say("");
    report.say("Per million events: write units, read units, requests to DynamoDB; dollars.");
    report.table(
        1,
        "| workload | ingest writes | reads | requests | scan writes | reads | requests"
            + " | ingest $ | scan $ | sum $ |",
        accounts.stream().map(Account::line).toList());
    report.say(
        "At most: %,.0f scan writes and %,.0f reads steady; %,.0f writes in a storm; $ %.2f."
            .formatted(Ledger.SCAN_WRITES, Ledger.SCAN_READS, Ledger.SCAN_WRITES, Ledger.DOLLARS));
    Account trickle = accounts.getLast();
    report.say(
        "Trickle: %.2f scan writes a session; at most %.0f."
            .formatted(
                trickle.scanned().writeUnits() / trickle.events(), Ledger.WRITES_PER_SESSION));
    report.say("");
    report.table(
        3,
        "| workload | | step | requests | write units | read units |",
        accounts.stream().flatMap(account -> account.lines().stream()).toList());
  }
}
