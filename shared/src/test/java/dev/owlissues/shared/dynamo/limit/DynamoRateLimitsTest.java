package dev.owlissues.shared.dynamo.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.local.aws.dynamo.MeteredDynamo;
import dev.owlissues.shared.base.limit.RateDecision;
import dev.owlissues.shared.base.limit.TokenBucket;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoRateLimitsTest {
  @RegisterExtension static final LocalTables TABLES = new LocalTables();

  private static final TokenBucket TEN_A_SECOND = new TokenBucket(100, Duration.ofMillis(100));

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T10:00:00.050Z"));
  private final DynamoRateLimits limits =
      new DynamoRateLimits(TABLES.client(), TABLES.names(), clock);

  @BeforeEach
  void empty() {
    TABLES.clear();
  }

  @Test
  void aFullBucketGivesAllItHasAtOnceAndThenNothing() {
    assertThat(taken(100)).isEqualTo(100);

    assertThat(limits.take("a", TEN_A_SECOND))
        .isEqualTo(new RateDecision.Refused(Duration.ofMillis(100)));
  }

  @Test
  void anEmptyBucketRegainsATokenInEachInterval() {
    taken(100);

    clock.advance(Duration.ofMillis(99));
    assertThat(taken(1)).isZero();
    clock.advance(Duration.ofMillis(1));
    assertThat(taken(2)).isEqualTo(1);
    clock.advance(Duration.ofSeconds(1));
    assertThat(taken(20)).isEqualTo(10);
  }

  @Test
  void aBucketNeverHoldsMoreThanItsCapacity() {
    taken(30);

    clock.advance(Duration.ofDays(1));

    assertThat(taken(300)).isEqualTo(100);
  }

  @Test
  void aRefusalTakesNothingAndSaysWhenToComeBack() {
    taken(100);
    clock.advance(Duration.ofMillis(40));

    assertThat(limits.take("a", TEN_A_SECOND))
        .isEqualTo(new RateDecision.Refused(Duration.ofMillis(60)));
    assertThat(limits.take("a", TEN_A_SECOND))
        .isEqualTo(new RateDecision.Refused(Duration.ofMillis(60)));
  }

  @Test
  void eachNameHasABucketOfItsOwn() {
    taken(100);

    assertThat(limits.take("b", TEN_A_SECOND)).isEqualTo(new RateDecision.Admitted());
  }

  @Test
  void anItemThatExpiredButIsStillThereIsAFullBucket() {
    taken(100);
    clock.advance(Duration.ofSeconds(12));

    assertThat(taken(101)).isEqualTo(100);
  }

  @Test
  void theItemExpiresOnceTheBucketIsFullForSure() {
    taken(1);

    Item item =
        Item.of(
            TABLES
                .client()
                .getItem(
                    get -> get.tableName(TABLES.names().of(Tables.LIMITS)).key(Attributes.key("a")))
                .item());

    assertThat(item.expired(clock.instant().plusSeconds(10))).isFalse();
    assertThat(item.expired(clock.instant().plusSeconds(12))).isTrue();
  }

  @Test
  void takersWhoComeTogetherShareTheBucketExactly() throws Exception {
    List<Callable<Boolean>> takers =
        IntStream.range(0, 250).<Callable<Boolean>>mapToObj(n -> () -> taken(1) == 1).toList();

    long admitted = 0;
    try (var pool = Executors.newFixedThreadPool(8)) {
      for (Future<Boolean> taker : pool.invokeAll(takers)) {
        admitted += outcome(taker) ? 1 : 0;
      }
    }

    assertThat(admitted).isEqualTo(100);
  }

  @Test
  void aTakeIsOneWriteWithoutARead() {
    taken(1);
    var metered = MeteredDynamo.over(TABLES.client());

    new DynamoRateLimits(metered.client(), TABLES.names(), clock).take("a", TEN_A_SECOND);

    assertThat(metered.usage().totalRequests()).isEqualTo(1);
  }

  @Test
  void aTokenWhoseAnswerWasLostIsGone() {
    taken(99);
    var faulty = FaultyDynamo.over(TABLES.client());
    faulty.failAt(1, FaultyDynamo.Fault.BEFORE_ANSWER);
    var shaky = new DynamoRateLimits(faulty.client(), TABLES.names(), clock);

    assertThat(catchThrowable(() -> shaky.take("a", TEN_A_SECOND))).isNotNull();

    assertThat(taken(1)).isZero();
  }

  private int taken(int wanted) {
    return (int)
        IntStream.range(0, wanted)
            .mapToObj(n -> limits.take("a", TEN_A_SECOND))
            .filter(RateDecision.Admitted.class::isInstance)
            .count();
  }

  private static boolean outcome(Future<Boolean> taker)
      throws InterruptedException, ExecutionException {
    return taker.get();
  }
}
