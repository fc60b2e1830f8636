package dev.owlissues.shared.issue;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditPage.Place;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What the product notes about an issue for itself.
 *
 * @param updatedAt raised by new error events, status changes and comments; lists sort by it
 * @param activityAt when the scan last learned of error events as they happened; digests go by it,
 *     and {@link Instant#EPOCH} means never: all events came by import
 * @param lastNotifiedAt the cut of the last digest that listed the issue
 * @param lastPages per unit, the last page that has been counted
 * @param inlineMembers what a young issue carries itself; empty once it has grown
 * @param lastChange where the audit log has the last change of status, version, claim or snooze;
 *     empty when there was none, or when a merge came after it
 * @param revision raised by every write, and a condition of every write: two writers never mix
 */
public record Bookkeeping(
    Instant createdAt,
    Instant updatedAt,
    Instant activityAt,
    Optional<Instant> lastNotifiedAt,
    Map<String, Long> lastPages,
    Optional<InlineMembers> inlineMembers,
    Optional<Place> lastChange,
    long revision) {
  /**
   * The name under which an issue notes among its units' pages that it is to be deleted: it is
   * shown to nobody from then on.
   */
  private static final String DELETION = "deletion";

  private static final int ID_LENGTH = 36;

  /** Copies the map. */
  public Bookkeeping {
    lastPages = Map.copyOf(lastPages);
  }

  /** What the product notes about an issue that comes into being then, and has no event yet. */
  public static Bookkeeping begun(Instant now) {
    return new Bookkeeping(
        now, now, Instant.EPOCH, Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), 0);
  }

  /**
   * The next revision, updated at that time: what a change by a person makes of it. A clock that
   * runs behind never makes an issue look older.
   */
  public Bookkeeping updated(Instant now) {
    return withUpdatedAt(now.isAfter(updatedAt) ? now : updatedAt).next();
  }

  /** The next revision, with activity that became known at that time. */
  public Bookkeeping active(Instant now) {
    return withActivityAt(now).next();
  }

  /** The next revision, without inline members. */
  public Bookkeeping grown() {
    return withInlineMembers(Optional.empty()).next();
  }

  /**
   * The next revision, with a page of a unit counted at that time, and those inline members.
   *
   * @param news whether any of the page's events was sent as it happened
   */
  public Bookkeeping counted(
      String unit, long page, Optional<InlineMembers> after, boolean news, Instant now) {
    Map<String, Long> pages = new HashMap<>(lastPages);
    pages.put(unit, page);
    return withUpdatedAt(now)
        .withActivityAt(news ? now : activityAt)
        .withLastPages(pages)
        .withInlineMembers(after)
        .next();
  }

  /** The same, raised at that time. */
  public Bookkeeping withUpdatedAt(Instant time) {
    return new Bookkeeping(
        createdAt,
        time,
        activityAt,
        lastNotifiedAt,
        lastPages,
        inlineMembers,
        lastChange,
        revision);
  }

  /** The same, with activity at that time. */
  public Bookkeeping withActivityAt(Instant time) {
    return new Bookkeeping(
        createdAt, updatedAt, time, lastNotifiedAt, lastPages, inlineMembers, lastChange, revision);
  }

  /** The same, with other pages counted. */
  public Bookkeeping withLastPages(Map<String, Long> pages) {
    return new Bookkeeping(
        createdAt,
        updatedAt,
        activityAt,
        lastNotifiedAt,
        pages,
        inlineMembers,
        lastChange,
        revision);
  }

  /** The same, with other inline members or none. */
  public Bookkeeping withInlineMembers(Optional<InlineMembers> other) {
    return new Bookkeeping(
        createdAt, updatedAt, activityAt, lastNotifiedAt, lastPages, other, lastChange, revision);
  }

  /** The same, after a change by a person or the scan that the log has under that entry. */
  public Bookkeeping changedBy(AuditEntry entry) {
    return withLastChange(Optional.of(Place.after(entry)));
  }

  /** The same, with another last change or none. */
  public Bookkeeping withLastChange(Optional<Place> change) {
    return new Bookkeeping(
        createdAt,
        updatedAt,
        activityAt,
        lastNotifiedAt,
        lastPages,
        inlineMembers,
        change,
        revision);
  }

  /** The next revision: what a write stores. */
  public Bookkeeping next() {
    return new Bookkeeping(
        createdAt,
        updatedAt,
        activityAt,
        lastNotifiedAt,
        lastPages,
        inlineMembers,
        lastChange,
        revision + 1);
  }

  /** The apps of which a page has been counted, oldest first. */
  public List<UUID> countedApps() {
    return apps(lastPages);
  }

  /** The apps of which there is a page among those, oldest first. */
  public static List<UUID> apps(Map<String, Long> pages) {
    // A page names its unit, and that begins with the app. What else is noted among them does not.
    return pages.keySet().stream()
        .filter(unit -> unit.indexOf('#') == ID_LENGTH)
        .map(unit -> UUID.fromString(unit.substring(0, ID_LENGTH)))
        .distinct()
        .sorted(Comparator.comparing(UUID::toString))
        .toList();
  }

  /** The next revision, to be deleted. */
  public Bookkeeping deleting() {
    Map<String, Long> pages = new HashMap<>(lastPages);
    pages.put(DELETION, 0L);
    return withLastPages(pages).next();
  }

  /** Whether the issue is to be deleted. */
  public boolean isDeleting() {
    return lastPages.containsKey(DELETION);
  }

  /** The last page of a unit that has been counted; 0 when none has. */
  public long lastPage(String unit) {
    return lastPages.getOrDefault(unit, 0L);
  }
}
