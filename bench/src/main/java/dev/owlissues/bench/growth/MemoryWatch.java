package dev.owlissues.bench.growth;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * Watches the memory of this process for a while. What is alive is what a collection leaves: the
 * peak of the heap itself only tells how seldom the collector ran.
 */
public final class MemoryWatch implements AutoCloseable {
  private static final long MB = 1 << 20;
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path CLEAR = Path.of("/proc/self/clear_refs");

  private final List<MemoryPoolMXBean> heap =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .toList();
  private final AtomicLong alive = new AtomicLong();
  private final NotificationListener listener =
      (notice, nothing) -> collected(notice.getUserData());

  /**
   * What was seen, in megabytes.
   *
   * @param alive the most that a collection left in the heap
   * @param heap the most that the heap held, garbage included
   * @param process the most that the process had in the machine's memory, if the machine tells
   */
  public record Peak(long alive, long heap, OptionalLong process) {}

  /** Watches from now on, after a full collection. */
  public MemoryWatch() {
    System.gc();
    ManagementFactory.getGarbageCollectorMXBeans()
        .forEach(gc -> ((NotificationEmitter) gc).addNotificationListener(listener, null, null));
    heap.forEach(MemoryPoolMXBean::resetPeakUsage);
    forgetProcessPeak();
  }

  /** The peaks since the start. */
  public Peak peak() {
    long held = heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    return new Peak(alive.get() / MB, held / MB, processPeak());
  }

  @Override
  public void close() {
    for (var gc : ManagementFactory.getGarbageCollectorMXBeans()) {
      try {
        ((NotificationEmitter) gc).removeNotificationListener(listener);
      } catch (javax.management.ListenerNotFoundException e) {
        throw new IllegalStateException("it was added", e);
      }
    }
  }

  private void collected(Object data) {
    var after =
        GarbageCollectionNotificationInfo.from((CompositeData) data)
            .getGcInfo()
            .getMemoryUsageAfterGc();
    long left =
        heap.stream()
            .map(pool -> after.get(pool.getName()))
            .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
            .sum();
    alive.accumulateAndGet(left, Math::max);
  }

  private static OptionalLong processPeak() {
    if (!Files.isReadable(STATUS)) {
      return OptionalLong.empty();
    }
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Linux forgets the peak when a 5 is written there; elsewhere it is that of the whole process.
  private static void forgetProcessPeak() {
    if (!Files.isWritable(CLEAR)) {
      return;
    }
    try {
      Files.writeString(CLEAR, "5");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
