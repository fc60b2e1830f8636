package dev.owlissues.shared.scan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Does independent work side by side, a few at a time: each step waits for AWS, not for the
 * processor. One lane does it in order, which tests want.
 */
public final class Lanes {
  private final int width;

  /** That many at a time. */
  public Lanes(int width) {
    this.width = width;
  }

  /** Does the work for each, and ends when all are done; the first failure is thrown then. */
  public <T> void forEach(Collection<T> all, Consumer<T> work) {
    if (width == 1 || all.size() == 1) {
      all.forEach(work);
      return;
    }
    var free = new Semaphore(width);
    List<Future<?>> started = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (T one : all) {
        free.acquireUninterruptibly();
        started.add(
            threads.submit(() -> {
              try {
                work.accept(one);
              } finally {
                free.release();
              }
            }));
      }
    }
    started.forEach(Lanes::result);
  }

  private static void result(Future<?> done) {
    try {
      done.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
