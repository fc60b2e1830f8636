package dev.owlissues.shared.scan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Values that are kept until the bound is reached; what comes later is not. Nothing makes room for
 * something else: pages go through whole trees, and by the time that something is asked for again,
 * all that came before it would have been pushed out. Several threads may use it.
 */
final class Remembered<K, V> {
  private final long bound;
  private final ToLongFunction<V> size;
  private final Map<K, V> values = new HashMap<>();
  private long kept;

  /**
   * Keeps values of up to that size together.
   *
   * @param bound in bytes
   * @param size about how many bytes a value takes
   */
  Remembered(long bound, ToLongFunction<V> size) {
    this.bound = bound;
    this.size = size;
  }

  synchronized Optional<V> get(K key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Keeps a value in place of the one before, if there is room. */
  synchronized V keep(K key, V value) {
    forget(key);
    long more = size.applyAsLong(value);
    if (kept + more <= bound) {
      values.put(key, value);
      kept += more;
    }
    return value;
  }

  synchronized void forget(K key) {
    V gone = values.remove(key);
    if (gone != null) {
      kept -= size.applyAsLong(gone);
    }
  }
}
