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
 * @param inlineMembers what a young issue carries itself; empty once it has grown
 * @param revision raised by every write, and a condition of every write: two writers never mix
 */
public record Bookkeeping(
    Instant createdAt,
    Instant updatedAt,
    Instant activityAt,
    Optional<Instant> lastNotifiedAt,
    Map<String, Long> lastPages,
    Optional<InlineMembers> inlineMembers,
    long revision) {

  /** Copies the map. */
  public Bookkeeping {
    lastPages = Map.copyOf(lastPages);
  }

  /**
   * The next revision, updated at that time: what a change by a person makes of it. A clock that
   * runs behind never makes an issue look older.
   */
  public Bookkeeping updated(Instant now) {
    Instant later = now.isAfter(updatedAt) ? now : updatedAt;
    return new Bookkeeping(
        createdAt, later, activityAt, lastNotifiedAt, lastPages, inlineMembers, revision + 1);
  }

  /** The next revision, with activity that became known at that time. */
  public Bookkeeping active(Instant now) {
    return new Bookkeeping(
        createdAt, updatedAt, now, lastNotifiedAt, lastPages, inlineMembers, revision + 1);
  }

  /** The next revision, without the nest. */
  public Bookkeeping grown() {
    return new Bookkeeping(
        createdAt,
        updatedAt,
        activityAt,
        lastNotifiedAt,
        lastPages,
        Optional.empty(),
        revision + 1);
  }

  /** The next revision, with a page of a unit counted at that time, and that nest after it. */
  public Bookkeeping counted(String unit, long page, Optional<InlineMembers> after, Instant now) {
    Map<String, Long> pages = new HashMap<>(lastPages);
    pages.put(unit, page);
    return new Bookkeeping(createdAt, now, now, lastNotifiedAt, pages, after, revision + 1);
  }

  /** The last page of a unit that has been counted; 0 when none has. */
  public long lastPage(String unit) {
    return lastPages.getOrDefault(unit, 0L);
  }
}
