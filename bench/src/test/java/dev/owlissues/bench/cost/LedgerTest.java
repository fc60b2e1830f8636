package dev.owlissues.bench.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.bench.site.Store;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The budgets of the scan, at a fiftieth of the size that docs/performance.md has the figures of:
 * what is fixed weighs more here, so this is no easier.
 */
class LedgerTest {
  private static final int EVENTS = 20_000;
  private static final double MILLIONS = EVENTS / 1e6;

  private final Ledger ledger = new Ledger(EVENTS, line -> {});

  @Test
  void steadyErrorsAndANewReleaseStayWithinTheirBudgets() {
    List<Account> accounts = new ArrayList<>();

    Store.MEMORY.use(dynamo -> accounts.addAll(ledger.steady(dynamo)));

    assertThat(accounts)
        .hasSize(2)
        .allSatisfy(account -> {
          assertThat(account.scanned().writeUnits())
              .isLessThanOrEqualTo(Ledger.SCAN_WRITES * MILLIONS);
          assertThat(account.scanned().readUnits())
              .isLessThanOrEqualTo(Ledger.SCAN_READS * MILLIONS);
          assertCheapAndAccountedFor(account);
        });
  }

  @Test
  void aStormStaysWithinItsBudget() {
    List<Account> accounts = new ArrayList<>();

    Store.MEMORY.use(dynamo -> accounts.add(ledger.storm(dynamo)));

    Account storm = accounts.getFirst();
    assertThat(storm.scanned().writeUnits()).isLessThanOrEqualTo(Ledger.SCAN_WRITES * MILLIONS);
    assertCheapAndAccountedFor(storm);
  }

  @Test
  void aTrickleOfSessionsIntoALargeIssueStaysWithinItsBudget() {
    List<Account> accounts = new ArrayList<>();

    Store.MEMORY.use(dynamo -> accounts.add(ledger.trickle(dynamo)));

    Account trickle = accounts.getFirst();
    assertThat(trickle.scanned().writeUnits())
        .isLessThanOrEqualTo(Ledger.WRITES_PER_SESSION * trickle.events());
  }

  private static void assertCheapAndAccountedFor(Account account) {
    assertThat(account.dollars()).isLessThanOrEqualTo(Ledger.DOLLARS);
    assertThat(account.ingest())
        .containsKeys(Step.KEY, Step.ACTIVITY, Step.BATCHES, Step.POINTERS, Step.MARKER)
        .doesNotContainKeys(Step.ISSUES_READ, Step.SETS_READ, Step.OTHER);
    assertThat(account.scan())
        .containsKeys(Step.BATCHES, Step.UNIT, Step.PLAN, Step.ISSUES_WRITTEN, Step.PACKS)
        .containsKey(Step.SETS_WRITTEN)
        .doesNotContainKey(Step.OTHER);
  }
}
