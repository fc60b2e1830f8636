package dev.owlissues.shared.event.intake;

import dev.owlissues.shared.base.time.Hour;
import dev.owlissues.shared.event.Activity;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which activity this process has written already. Forgetting costs a write, never an event. */
final class ActivityMemory {
  private static final int MAX_ENTRIES = 10_000;

  private final Set<Activity> written = ConcurrentHashMap.newKeySet();

  boolean has(Activity activity) {
    return written.contains(activity);
  }

  /** Remembers what is known to be stored. */
  void remember(Activity activity) {
    if (written.size() >= MAX_ENTRIES) {
      Hour current = activity.hour();
      written.removeIf(old -> old.hour().compareTo(current) < 0);
    }
    if (written.size() < MAX_ENTRIES) {
      written.add(activity);
    }
  }
}
