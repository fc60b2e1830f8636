package dev.owlissues.shared.event.intake;

import dev.owlissues.shared.event.Activity;
import dev.owlissues.shared.event.Pointer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Lists the steps that a log is asked for, and lets something happen after the next of a kind. */
final class WatchedLog implements EventLog {
  private final EventLog log;
  private final List<String> steps = new ArrayList<>();
  private final Map<String, Runnable> after = new HashMap<>();

  WatchedLog(EventLog log) {
    this.log = log;
  }

  List<String> steps() {
    return steps;
  }

  void afterNext(String step, Runnable action) {
    after.put(step, action);
  }

  @Override
  public boolean note(Activity activity, Instant expiresAt) {
    return step("note", () -> log.note(activity, expiresAt));
  }

  @Override
  public Put put(NewBatch batch) {
    return step("put", () -> log.put(batch));
  }

  @Override
  public List<Pointer> point(List<Pointer> pointers) {
    return step("point", () -> log.point(pointers));
  }

  @Override
  public Mark find(Marker marker, Instant now) {
    return step("find", () -> log.find(marker, now));
  }

  @Override
  public boolean mark(Marker marker, Instant expiresAt) {
    return step("mark", () -> log.mark(marker, expiresAt));
  }

  private <T> T step(String name, Supplier<T> action) {
    steps.add(name);
    T result = action.get();
    Runnable next = after.remove(name);
    if (next != null) {
      next.run();
    }
    return result;
  }
}
