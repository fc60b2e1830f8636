package dev.owlissues.shared.scan.run;

import dev.owlissues.local.aws.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** The scan's queue in memory; draining it moves the clock to each task's time. */
final class TaskList implements TaskQueue {
  private final MovableClock clock;
  private final PriorityQueue<Due> waiting = new PriorityQueue<>(Comparator.comparing(Due::at));

  private record Due(Instant at, ScanTask task) {}

  TaskList(MovableClock clock) {
    this.clock = clock;
  }

  @Override
  public void send(ScanTask task, Duration delay) {
    waiting.add(new Due(clock.instant().plus(delay), task));
  }

  /** Works until nothing waits. A task whose work fails stays, as its message would. */
  void drain(Consumer<ScanTask> work) {
    while (!waiting.isEmpty()) {
      Due due = waiting.element();
      if (due.at.isAfter(clock.instant())) {
        clock.advance(Duration.between(clock.instant(), due.at));
      }
      work.accept(due.task);
      waiting.remove(due);
    }
  }

  /** Lets every waiting task come once more. */
  void deliverTwice() {
    waiting.addAll(List.copyOf(waiting));
  }

  /** Lets every waiting task come here as well. */
  void copyTo(TaskList other) {
    other.waiting.addAll(waiting);
  }

  /** Works once on everything that waits, at the time that it is. */
  void once(Consumer<ScanTask> work) {
    List.copyOf(waiting).forEach(due -> work.accept(due.task));
  }

  /** Works on the task that is due next, and forgets it. */
  void next(Consumer<ScanTask> work) {
    Due due = waiting.element();
    clock.advance(Duration.between(clock.instant(), due.at));
    waiting.remove(due);
    work.accept(due.task);
  }

  /** The tasks that wait, in no order. */
  List<ScanTask> waiting() {
    return waiting.stream().map(Due::task).toList();
  }

  /** When the next task is due. */
  Instant nextAt() {
    return waiting.element().at;
  }

  int size() {
    return waiting.size();
  }

  /** Forgets everything, as a stack that is killed does. */
  void clear() {
    waiting.clear();
  }
}
