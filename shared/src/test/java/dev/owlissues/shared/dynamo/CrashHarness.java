package dev.owlissues.shared.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.local.aws.dynamo.FaultyDynamo.Fault;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.TableImage;
import dev.owlissues.shared.dynamo.table.TableSnapshot;
import java.util.List;
import java.util.stream.LongStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Proves that work may be interrupted at each of its calls to DynamoDB. The work is done once
 * without faults; then again for every call, on the same tables, with one fault there, and
 * recovered; and each time the tables must be what they were without faults, but for what {@link
 * TableImage} leaves out.
 *
 * <pre>{@code
 * @RegisterExtension final LocalTables tables = new LocalTables();
 *
 * @ParameterizedTest
 * @EnumSource(CrashHarness.Ending.class)
 * void aMergeMayEndAnywhere(CrashHarness.Ending ending) {
 *   prepare(tables.client());                     // the state that the work begins with
 *   var harness = new CrashHarness(tables);       // remembers it
 *
 *   int calls = harness.everyCall(ending, client -> new Work() {
 *     public void run() { ... }                   // speaks through that client; may throw
 *     public void recover() { ... }               // what happens after: a repeat, the next run
 *   });
 *
 *   assertThat(calls).isGreaterThan(10);
 * }
 * }</pre>
 *
 * Each attempt begins on the tables as they were when the harness was made, and must bring clocks,
 * ids ({@code CountedIds}) and queues of its own that begin the same each time.
 */
public final class CrashHarness {
  private final LocalTables tables;
  private final TableSnapshot before;

  /** How work is interrupted at a call. */
  public enum Ending {
    /** The process ends before the call is sent. */
    DIES_BEFORE_SENDING(Fault.BEFORE_SENDING, true),
    /** The process ends after the call is carried out and before its answer arrives. */
    DIES_BEFORE_ANSWER(Fault.BEFORE_ANSWER, true),
    /** The call is not sent; whatever the work calls next goes through. */
    FAILS_BEFORE_SENDING(Fault.BEFORE_SENDING, false),
    /** The call is carried out but not answered; whatever the work calls next goes through. */
    FAILS_BEFORE_ANSWER(Fault.BEFORE_ANSWER, false),
    /** The call is refused for want of throughput. */
    THROTTLED(Fault.THROTTLED, false),
    /** If the call is a batch, half of it is left over. */
    UNPROCESSED(Fault.UNPROCESSED, false);

    private final Fault fault;
    private final boolean forGood;

    Ending(Fault fault, boolean forGood) {
      this.fault = fault;
      this.forGood = forGood;
    }

    private void arm(FaultyDynamo faulty, long call) {
      if (forGood) {
        faulty.dieAt(call, fault);
      } else {
        faulty.failAt(call, fault);
      }
    }
  }

  /** What is interrupted, and what happens after. */
  public interface Work {
    /** Does the work. A call that fails may end it with the SDK's exception. */
    void run();

    /** Does what happens after the interruption, without faults; also after none. */
    void recover();
  }

  /** Makes the work anew for each attempt. */
  @FunctionalInterface
  public interface Attempt {
    /** The work, on tables as they were at the beginning, speaking through that client. */
    Work through(DynamoDbClient client);
  }

  /** Takes the tables as they are for the beginning of every attempt. */
  public CrashHarness(LocalTables tables) {
    this.tables = tables;
    this.before = TableSnapshot.of(tables.client(), tables.names());
  }

  /**
   * Interrupts the work at each of its calls, and compares.
   *
   * @return at how many calls it was interrupted
   */
  public int everyCall(Ending ending, Attempt attempt) {
    var faulty = FaultyDynamo.over(tables.client());
    List<Long> calls = calls(faulty, ending, attempt);
    TableImage undisturbed = image();
    for (long call : calls) {
      faulty.reset();
      ending.arm(faulty, call);
      run(faulty, attempt);
      assertThat(image().differencesFrom(undisturbed))
          .as("%s at call %d of %s", ending, call, calls)
          .isEmpty();
    }
    return calls.size();
  }

  /**
   * Suspends the work before each of its calls, lets others finish it meanwhile, and lets it go on:
   * whatever it does then must change nothing.
   *
   * @return how many calls the work makes
   */
  public int everyOvertaking(Overtaken attempt) {
    var faulty = FaultyDynamo.over(tables.client());
    int calls =
        calls(faulty, Ending.DIES_BEFORE_SENDING, client -> attempt.through(client).work()).size();
    TableImage undisturbed = image();
    for (long call = 1; call <= calls; call++) {
      faulty.reset();
      before.restore();
      OvertakenWork work = attempt.through(faulty.client());
      faulty.before(call, work.others());
      ends(work.work());
      assertThat(image().differencesFrom(undisturbed))
          .as("overtaken before call %d of %d", call, calls)
          .isEmpty();
    }
    return calls;
  }

  /** Work that is suspended, and what others do meanwhile. */
  public record OvertakenWork(Work work, Runnable others) {}

  /** Makes the work and its overtaking anew for each attempt. */
  @FunctionalInterface
  public interface Overtaken {
    /** The work speaks through that client, the others must not. */
    OvertakenWork through(DynamoDbClient client);
  }

  private List<Long> calls(FaultyDynamo faulty, Ending ending, Attempt attempt) {
    before.restore();
    Work work = attempt.through(faulty.client());
    work.run();
    List<Long> calls =
        ending == Ending.UNPROCESSED
            ? faulty.batches()
            : LongStream.rangeClosed(1, faulty.calls()).boxed().toList();
    work.recover();
    return calls;
  }

  private void run(FaultyDynamo faulty, Attempt attempt) {
    before.restore();
    Work work = attempt.through(faulty.client());
    ends(work);
    faulty.reset();
    work.recover();
  }

  private static void ends(Work work) {
    try {
      work.run();
    } catch (SdkException interrupted) {
      // That is what faults are for; what matters is what the tables say after.
    }
  }

  private TableImage image() {
    return TableImage.of(tables.client(), tables.names());
  }
}
