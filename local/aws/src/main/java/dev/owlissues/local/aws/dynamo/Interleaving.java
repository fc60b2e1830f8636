package dev.owlissues.local.aws.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Runs several actors at once, one DynamoDB call at a time, in an order that a seed decides: what a
 * busy day does by chance, this does again and again the same way. An actor is suspended before
 * each of its calls, and while it is, any number of calls of others may go first.
 *
 * <p>A seed repeats an order only if the actors do the same each time: they bring their own ids and
 * clocks, and do not run threads of their own.
 */
public final class Interleaving {
  private final DynamoDbClient client;
  private final Random random;
  private final List<Actor> actors = new ArrayList<>();

  /** An order of calls to that client. */
  public Interleaving(DynamoDbClient client, long seed) {
    this.client = client;
    this.random = new Random(seed);
  }

  /** Adds an actor, which must speak through the client that it is handed. */
  public void add(String name, Consumer<DynamoDbClient> work) {
    actors.add(new Actor(name, work));
  }

  /**
   * Runs all actors to their ends.
   *
   * @throws IllegalStateException when one fails, once all have ended
   */
  public void run() {
    List<Actor> running = new ArrayList<>(actors);
    running.forEach(Actor::start);
    while (!running.isEmpty()) {
      Actor next = running.get(random.nextInt(running.size()));
      if (next.step()) {
        running.remove(next);
      }
    }
    actors.stream()
        .filter(actor -> actor.failure.isPresent())
        .findFirst()
        .ifPresent(actor -> {
          throw new IllegalStateException(actor.name + " failed", actor.failure.get());
        });
  }

  /** A thread that only ever runs while the others wait. */
  private final class Actor {
    private final String name;
    private final Consumer<DynamoDbClient> work;
    private final Semaphore go = new Semaphore(0);
    private final Semaphore stopped = new Semaphore(0);
    private Optional<Throwable> failure = Optional.empty();
    private boolean ended;

    Actor(String name, Consumer<DynamoDbClient> work) {
      this.name = name;
      this.work = work;
    }

    void start() {
      var faulty = FaultyDynamo.over(client);
      faulty.beforeEach(this::waitForTurn);
      Thread thread = Thread.ofPlatform().name(name).daemon().unstarted(() -> act(faulty));
      thread.setUncaughtExceptionHandler((dead, thrown) -> {
        failure = Optional.of(thrown);
        end();
      });
      thread.start();
    }

    private void act(FaultyDynamo faulty) {
      go.acquireUninterruptibly();
      work.accept(faulty.client());
      end();
    }

    private void end() {
      ended = true;
      stopped.release();
    }

    private void waitForTurn() {
      stopped.release();
      go.acquireUninterruptibly();
    }

    /** Lets it run up to its next call, and says whether it has ended. */
    boolean step() {
      go.release();
      stopped.acquireUninterruptibly();
      return ended;
    }
  }
}
