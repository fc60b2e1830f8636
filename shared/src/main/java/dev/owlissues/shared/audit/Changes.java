package dev.owlissues.shared.audit;

import dev.owlissues.shared.audit.AuditEntry.Change;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gathers what changed, by the names that the wire has for fields. */
public final class Changes {
  private final Map<String, Change> byField = new LinkedHashMap<>();

  /** Adds a field, unless its value is the same before and after; an empty text is no value. */
  public Changes add(String field, String before, String after) {
    if (!before.equals(after)) {
      byField.put(field, new Change(before, after));
    }
    return this;
  }

  /** What was gathered, in the order in which it was added. */
  public Map<String, Change> byField() {
    return byField;
  }
}
