package dev.owlissues.shared.issue;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the product notes about an issue for itself.
 *
 * @param updatedAt raised by new error events, status changes and comments; lists sort by it
 * @param activityAt when the scan last learned of error events; digests go by it
 * @param lastNotifiedAt the cut of the last digest that listed the issue
 * @param lastPages per unit, the last page that has been counted
 * @param nest what a young issue carries itself; empty once it has grown
 * @param revision raised by every write, and a condition of every write: two writers never mix
 */
public record Ledger(
    Instant createdAt,
    Instant updatedAt,
    Instant activityAt,
    Optional<Instant> lastNotifiedAt,
    Map<String, Long> lastPages,
    Optional<Nest> nest,
    long revision) {

  /** Copies the map. */
  public Ledger {
    lastPages = Map.copyOf(lastPages);
  }

  /**
   * The next revision, updated at that time: what a change by a person makes of it. A clock that
   * runs behind never makes an issue look older.
   */
  public Ledger updated(Instant now) {
    Instant later = now.isAfter(updatedAt) ? now : updatedAt;
    return new Ledger(createdAt, later, activityAt, lastNotifiedAt, lastPages, nest, revision + 1);
  }

  /** The next revision, with activity that became known at that time. */
  public Ledger active(Instant now) {
    return new Ledger(createdAt, updatedAt, now, lastNotifiedAt, lastPages, nest, revision + 1);
  }

  /** The next revision, without the nest. */
  public Ledger grown() {
    return new Ledger(
        createdAt,
        updatedAt,
        activityAt,
        lastNotifiedAt,
        lastPages,
        Optional.empty(),
        revision + 1);
  }

  /** The next revision, with a page of a unit counted at that time, and that nest after it. */
  public Ledger counted(String unit, long page, Optional<Nest> after, Instant now) {
    Map<String, Long> pages = new HashMap<>(lastPages);
    pages.put(unit, page);
    return new Ledger(createdAt, now, now, lastNotifiedAt, pages, after, revision + 1);
  }

  /** The last page of a unit that has been counted; 0 when none has. */
  public long lastPage(String unit) {
    return lastPages.getOrDefault(unit, 0L);
  }
}
