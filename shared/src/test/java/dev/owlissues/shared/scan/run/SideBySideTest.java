package dev.owlissues.shared.scan.run;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.owlissues.shared.dynamo.DynamoStores;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.wiring.ScanWiring;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the scan does side by side: its order, and what is left of it when one part fails. */
class SideBySideTest {
  private static final List<Unit> UNITS =
      LongStream.range(0, 12)
          .mapToObj(app -> new Unit(ScanStage.TEAM, ScanStage.PROJECT, new UUID(2, app), 0))
          .sorted(Comparator.comparing(Unit::key))
          .toList();

  @RegisterExtension final LocalTables tables = new LocalTables();
  private final Queue<Unit> begun = new ConcurrentLinkedQueue<>();
  private ScanStage stage;

  @BeforeEach
  void receiveForEachUnit() {
    stage = new ScanStage(tables.client(), tables.names());
    UNITS.forEach(unit -> stage.receive(unit, anEvent().build()));
  }

  @Test
  void oneLaneDoesOneAfterTheOtherInOrder() {
    var atWork = new AtomicInteger();
    Queue<Integer> together = new ConcurrentLinkedQueue<>();

    plan(
        1,
        (task, _) -> {
          together.add(atWork.incrementAndGet());
          begun.add(task.unit());
          atWork.decrementAndGet();
        });

    assertThat(begun).containsExactlyElementsOf(UNITS);
    assertThat(together).containsOnly(1);
  }

  @Test
  void lanesWorkAtTheSameTimeAndOnNoMoreThanThereAre() {
    var atWork = new AtomicInteger();
    Queue<Integer> together = new ConcurrentLinkedQueue<>();
    var two = new CountDownLatch(2);

    plan(
        2,
        (task, _) -> {
          together.add(atWork.incrementAndGet());
          begun.add(task.unit());
          two.countDown();
          await(two);
          atWork.decrementAndGet();
        });

    assertThat(begun).containsExactlyInAnyOrderElementsOf(UNITS);
    assertThat(together).contains(2).allMatch(number -> number <= 2);
  }

  @Test
  void theFirstFailureIsThrownAsItWasAndNothingMoreIsBegun() {
    var failure = new IllegalArgumentException("refused");

    assertThatThrownBy(() ->
            plan(
                2,
                (task, _) -> {
                  begun.add(task.unit());
                  if (task.unit().equals(UNITS.get(3))) {
                    throw failure;
                  }
                }))
        .isSameAs(failure);
    assertThat(begun).contains(UNITS.get(3)).hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void whatIsUnderWayIsInterruptedAndHasEndedWhenAFailureIsThrown() {
    var underWay = new CountDownLatch(1);
    var ended = new AtomicBoolean();

    assertThatThrownBy(() ->
            plan(
                2,
                (task, _) -> {
                  if (task.unit().equals(UNITS.getFirst())) {
                    await(underWay);
                    throw new IllegalArgumentException("refused");
                  }
                  underWay.countDown();
                  await(new CountDownLatch(1));
                  ended.set(Thread.currentThread().isInterrupted());
                }))
        .hasMessage("refused");
    assertThat(ended).isTrue();
  }

  @Test
  void anInterruptedPlannerFinishesAndStaysInterrupted() {
    Thread planner = Thread.currentThread();

    plan(
        2,
        (task, _) -> {
          planner.interrupt();
          begun.add(task.unit());
        });

    assertThat(Thread.interrupted()).isTrue();
    assertThat(begun).containsExactlyInAnyOrderElementsOf(UNITS);
  }

  private void plan(int lanes, TaskQueue queue) {
    var stores = new DynamoStores(tables.client(), tables.names(), stage.clock, stage.ids, _ -> {});
    new ScanWiring(stores, queue, lanes, stage.clock, stage.ids).planner().plan();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
