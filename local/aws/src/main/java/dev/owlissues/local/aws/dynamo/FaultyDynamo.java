package dev.owlissues.local.aws.dynamo;

import java.util.List;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Makes chosen calls fail. Calls on items are counted from 1 in the order they are made, so that a
 * single-threaded run meets the same fault at the same place each time.
 */
public final class FaultyDynamo {

  /** What can happen to a call. */
  public enum Fault {
    /** The call goes through. */
    NONE,
    /** The call fails and has done nothing. */
    BEFORE_SENDING,
    /** The call is carried out, and then fails: the caller cannot know. */
    BEFORE_ANSWER,
    /** DynamoDB refuses the call for want of throughput. */
    THROTTLED,
    /** A batch does only the first half of its work and answers the rest as unprocessed. */
    UNPROCESSED
  }

  private final DynamoDbClient client;
  private final AtomicLong calls = new AtomicLong();
  private final NavigableMap<Long, Fault> single = new ConcurrentSkipListMap<>();
  private final NavigableMap<Long, Fault> lasting = new ConcurrentSkipListMap<>();
  private final NavigableMap<Long, Runnable> meanwhile = new ConcurrentSkipListMap<>();
  private volatile Runnable beforeEach = () -> {};
  private final Queue<Long> batches = new ConcurrentLinkedQueue<>();

  private FaultyDynamo(DynamoDbClient reliable) {
    client = new FaultyClient(reliable, this);
  }

  /** Stands before a client that works; without faults it changes nothing. */
  public static FaultyDynamo over(DynamoDbClient client) {
    return new FaultyDynamo(client);
  }

  /** The client to use in its place. */
  public DynamoDbClient client() {
    return client;
  }

  /** How many calls were made since the start or the last {@link #reset}. */
  public long calls() {
    return calls.get();
  }

  /** Which of those calls were batches, the only ones that {@link Fault#UNPROCESSED} touches. */
  public List<Long> batches() {
    return List.copyOf(batches);
  }

  /** Lets that one call fail. */
  public void failAt(long call, Fault fault) {
    single.put(call, fault);
  }

  /**
   * Lets that call fail so, and every later one before it is sent, until {@link #reset}: what the
   * tables see of a process that dies there.
   */
  public void dieAt(long call, Fault fault) {
    single.put(call, fault);
    lasting.put(call + 1, Fault.BEFORE_SENDING);
  }

  /** Lets every call from that one on fail, until {@link #reset}. */
  public void failFrom(long call, Fault fault) {
    lasting.put(call, fault);
  }

  /**
   * Lets something else happen just before that call is sent, in the caller's own thread: what a
   * process meets that was suspended there, while others went on.
   */
  public void before(long call, Runnable others) {
    meanwhile.put(call, others);
  }

  /** Lets something happen before every call is sent, in the caller's own thread. */
  public void beforeEach(Runnable others) {
    beforeEach = others;
  }

  /** Forgets the faults and counts from zero again. */
  public void reset() {
    single.clear();
    lasting.clear();
    meanwhile.clear();
    batches.clear();
    calls.set(0);
  }

  Fault nextBatch() {
    long call = calls.incrementAndGet();
    batches.add(call);
    return fault(call);
  }

  public Fault next() {
    return fault(calls.incrementAndGet());
  }

  private Fault fault(long call) {
    beforeEach.run();
    // Taken away first: what happens meanwhile may come here itself.
    Runnable others = meanwhile.remove(call);
    if (others != null) {
      others.run();
    }
    Fault ahead = single.get(call);
    if (ahead != null) {
      return ahead;
    }
    var since = lasting.floorEntry(call);
    return since == null ? Fault.NONE : since.getValue();
  }
}
