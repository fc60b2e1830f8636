package dev.owlissues.notify;

import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.shared.digest.run.DigestQueue;
import dev.owlissues.shared.digest.run.DigestTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The queue as a list: a test says when its tasks are worked on. */
final class TaskQueue implements DigestQueue {
  private record Waiting(DigestTask task, Instant due) {}

  private final MovableClock clock;
  private final List<Waiting> waiting = new ArrayList<>();

  TaskQueue(MovableClock clock) {
    this.clock = clock;
  }

  @Override
  public void send(DigestTask task, Duration delay) {
    waiting.add(new Waiting(task, clock.instant().plus(delay)));
  }

  /** Works on everything that falls due within that time; the clock moves on as it must. */
  void work(Duration time, Consumer<DigestTask> work) {
    Instant end = clock.instant().plus(time);
    for (Optional<Waiting> next = next(end); next.isPresent(); next = next(end)) {
      waiting.remove(next.get());
      Duration wait = Duration.between(clock.instant(), next.get().due);
      if (wait.isPositive()) {
        clock.advance(wait);
      }
      work.accept(next.get().task);
    }
  }

  private Optional<Waiting> next(Instant end) {
    return waiting.stream()
        .filter(task -> !task.due.isAfter(end))
        .min(Comparator.comparing(Waiting::due));
  }

  List<DigestTask> tasks() {
    return waiting.stream().map(Waiting::task).toList();
  }

  /** Loses everything, as a process that dies loses a queue of its own. */
  void clear() {
    waiting.clear();
  }
}
