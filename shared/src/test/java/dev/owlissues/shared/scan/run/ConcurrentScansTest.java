package dev.owlissues.shared.scan.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.TableSnapshot;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whatever the order in which requests, scans, merges and people come, the numbers are exact.
 * {@code -Dowl.seeds=1000} plays more days, {@code -Dowl.seeds.from=1001} others, {@code
 * -Dowl.seed=42} one of them again.
 */
class ConcurrentScansTest {
  @RegisterExtension final LocalTables tables = new LocalTables();

  @Test // (R-issue-8)
  void whateverTheOrderOfCallsTheNumbersAreExact() {
    var empty = TableSnapshot.of(tables.client(), tables.names());

    seeds()
        .forEach(seed -> {
          empty.restore();
          assertThat(ConcurrentScans.violations(tables.client(), tables.names(), seed))
              .as("seed %d; -Dowl.seed=%d plays it again", seed, seed)
              .isEmpty();
        });
  }

  private static LongStream seeds() {
    Long one = Long.getLong("owl.seed");
    return one == null
        ? LongStream.iterate(Long.getLong("owl.seeds.from", 1), seed -> seed + 1)
            .limit(Long.getLong("owl.seeds", 50))
        : LongStream.of(one);
  }
}
