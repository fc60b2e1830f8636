package dev.owlissues.shared.appuser;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a project's apps say about one of their users, by name.
 *
 * @param values at most {@value #MAX}, none of them empty
 * @param revision how often they were written; 0 for those that never were
 */
public record UserProperties(SortedMap<String, String> values, long revision) {
  /** The most properties of a user. */
  public static final int MAX = 50;

  /** The longest name of a property, in characters. */
  public static final int MAX_NAME = 50;

  /** The longest value of a property, in characters. */
  public static final int MAX_VALUE = 200;

  /** Of a user whom no app has said anything about. */
  public static final UserProperties NONE = new UserProperties(new TreeMap<>(), 0);

  /** Copies the map. */
  public UserProperties {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /**
   * The properties with those set; an empty value takes its property away. Empty when there would
   * be too many.
   */
  public Optional<UserProperties> with(Map<String, String> changes) {
    SortedMap<String, String> merged = new TreeMap<>(values);
    merged.putAll(changes);
    merged.values().removeIf(String::isEmpty);
    return merged.size() > MAX
        ? Optional.empty()
        : Optional.of(new UserProperties(merged, revision + 1));
  }
}
