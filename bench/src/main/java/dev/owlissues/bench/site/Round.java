package dev.owlissues.bench.site;

import dev.owlissues.bench.workload.Requests;
import dev.owlissues.bench.workload.Workload;
import dev.owlissues.ingest.IngestHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** One pass over the whole: events go in through ingest, and a scan makes issues of them. */
public final class Round {
  /**
   * How many requests are in flight at once: as many as the machine of the comparison has cores.
   */
  static final int SENDERS = 2;

  private static final int REQUESTS_AT_ONCE = 100;

  private final Site site;
  private final Workload workload;
  private final int events;

  /** A round of that many events of a workload. */
  public Round(Site site, Workload workload, int events) {
    this.site = site;
    this.workload = workload;
    this.events = events;
  }

  /** A round of events drawn at random; the same seed sends the same events. */
  public static Round atRandom(Site site, long seed, int events) {
    return new Round(site, new Workload(seed, site.clock().instant()), events);
  }

  /** What a scan took: time, and messages of the queue. */
  public record Scanned(Duration taken, int messages) {}

  public int events() {
    return events;
  }

  /** Sends all events; returns how long the handlers took, without the making of the events. */
  public Duration ingest() {
    List<IngestHandler> handlers = Stream.generate(site::ingest).limit(SENDERS).toList();
    Requests requests = site.requests();
    Duration taken = Duration.ZERO;
    for (int left = events / Requests.EVENTS; left > 0; left -= REQUESTS_AT_ONCE) {
      List<byte[]> some = requests.draw(workload, Math.min(left, REQUESTS_AT_ONCE));
      taken = taken.plus(Stopwatch.time(() -> send(handlers, some)));
    }
    return taken;
  }

  /** Scans all that was sent, checks what came of it, and returns what it took. */
  public Scanned scan() {
    List<UUID> run = new ArrayList<>();
    List<Integer> messages = new ArrayList<>();
    Duration planning = Stopwatch.time(() -> run.add(site.plan()));
    site.settle();
    Duration working = Stopwatch.time(() -> messages.add(site.work()));
    check(site.result(run.getFirst()));
    return new Scanned(planning.plus(working), messages.getFirst());
  }

  private void check(Map<String, Long> result) {
    if (result.getOrDefault("events_processed", 0L) != events
        || result.getOrDefault("occurrences_created", 0L) != workload.pairs()) {
      throw new IllegalStateException(
          "sent %,d events of %,d pairs; the scan says %s"
              .formatted(events, workload.pairs(), result));
    }
  }

  private static void send(List<IngestHandler> handlers, List<byte[]> requests) {
    List<Future<?>> sending = new ArrayList<>();
    try (ExecutorService senders = Executors.newFixedThreadPool(handlers.size())) {
      for (int sender = 0; sender < handlers.size(); sender++) {
        int first = sender;
        sending.add(
            senders.submit(() -> {
              for (int i = first; i < requests.size(); i += handlers.size()) {
                Site.send(handlers.get(first), requests.get(i));
              }
            }));
      }
    }
    sending.forEach(Round::sent);
  }

  private static void sent(Future<?> sending) {
    try {
      sending.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a request failed", e.getCause());
    }
  }
}
