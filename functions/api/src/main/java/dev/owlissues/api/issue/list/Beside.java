package dev.owlissues.api.issue.list;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** A read that goes on while its caller does something else. */
final class Beside<T> {
  private final FutureTask<T> task;

  private Beside(FutureTask<T> task) {
    this.task = task;
  }

  /** Begins to read. */
  static <T> Beside<T> begin(Supplier<T> read) {
    var task = new FutureTask<>(read::get);
    Thread.startVirtualThread(task);
    return new Beside<>(task);
  }

  /** What was read, once it has been; it fails as the read failed. */
  T join() {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("a read failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading", e);
    }
  }
}
