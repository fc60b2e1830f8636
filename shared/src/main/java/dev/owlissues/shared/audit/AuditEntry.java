package dev.owlissues.shared.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One line of the audit log.
 *
 * @param changes what changed, by field name
 */
public record AuditEntry(
    UUID id,
    UUID teamId,
    Actor actor,
    Action action,
    Resource resource,
    Map<String, Change> changes,
    Instant at) {

  /** Copies the changes. */
  public AuditEntry {
    changes = Map.copyOf(changes);
  }

  /** What was done. */
  public enum Action {
    CREATE,
    UPDATE,
    DELETE
  }

  /**
   * Who did it.
   *
   * @param type {@code user}, {@code api_key} or {@code system}
   * @param id the user's or key's id, or the job's name
   */
  public record Actor(String type, String id) {
    /** The scan. */
    public static final Actor SCAN = new Actor("system", "issue_scan");
  }

  /** What it was done to: {@code issue}, {@code project} and so on, with its id. */
  public record Resource(String type, String id) {}

  /** A value before and after; empty when there was none. */
  public record Change(String before, String after) {}
}
